package io.plimsoll.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up and checks what comes of it. The client connects to the very addresses that this returns and asks no
 * second time, so a name that points elsewhere a moment later gains nothing.
 */
final class CheckedAddresses implements DnsResolver {

    private final AddressRules rules;
    private final Lookup lookup;

    CheckedAddresses(AddressRules rules, Lookup lookup) {
        this.rules = rules;
        this.lookup = lookup;
    }

    /** How names become addresses. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The name leads to an address that may not be called. */
    static final class NotAllowed extends UnknownHostException {

        NotAllowed(String host) {
            super(host + " leads to an address that may not be called");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host);
        for (InetAddress address : addresses) {
            if (!rules.allows(host, address)) {
                throw new NotAllowed(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
