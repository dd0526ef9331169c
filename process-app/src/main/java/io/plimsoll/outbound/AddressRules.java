package io.plimsoll.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those of the public internet, and what the configuration names. An address that is
 * not known to be public is refused.
 */
final class AddressRules {

    /** The IANA registry of special-purpose IPv4 addresses, multicast, and one cloud's metadata at a public address. */
    private static final List<Range> NOT_PUBLIC_4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "168.63.129.16/32",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** What IPv6 has given out as global unicast (RFC 4291, section 2.4); all else, translation included, is not. */
    private static final Range PUBLIC_6 = Range.of("2000::/3");

    /** Special-purpose parts of it: protocol assignments with Teredo, documentation, 6to4. */
    private static final List<Range> NOT_PUBLIC_6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private final Set<String> hosts;
    private final List<Range> allowed;

    /** @param allow host names, addresses, and ranges as in {@code 10.1.0.0/16}, that may be called although private */
    AddressRules(Set<String> allow) {
        this.hosts = Set.copyOf(allow.stream()
                .filter(entry -> !Range.isOne(entry))
                .map(AddressRules::normal)
                .toList());
        this.allowed = allow.stream().filter(Range::isOne).map(Range::of).toList();
    }

    boolean allows(String host, InetAddress address) {
        return hosts.contains(normal(host)) || isIn(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(NOT_PUBLIC_4, address)
                : PUBLIC_6.holds(address) && !isIn(NOT_PUBLIC_6, address);
    }

    private static boolean isIn(List<Range> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    private static List<Range> ranges(String... written) {
        return Stream.of(written).map(Range::of).toList();
    }

    private static String normal(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
