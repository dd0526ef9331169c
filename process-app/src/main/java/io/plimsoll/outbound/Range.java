package io.plimsoll.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of network addresses as in {@code 10.0.0.0/8} (RFC 4632); an address alone is a range of one. */
final class Range {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(/\\d{1,3})?");

    private final byte[] base;
    private final int bits;

    private Range(byte[] base, int bits) {
        this.base = base;
        this.bits = bits;
    }

    /** Whether this is written as an address or range, and not as the name of a host. */
    static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    static Range of(String text) {
        String[] parts = text.split("/", 2);
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not an address or a range of them: " + text);
        }
        try {
            byte[] base = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? base.length * 8 : Integer.parseInt(parts[1]);
            if (bits > base.length * 8) {
                throw new IllegalArgumentException("More bits than an address has: " + text);
            }
            return new Range(base, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + text, e);
        }
    }

    boolean holds(InetAddress address) {
        byte[] its = address.getAddress();
        if (its.length != base.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = 8 - bits % 8;
        return Arrays.equals(its, 0, whole, base, 0, whole)
                && (rest == 8 || (its[whole] & 0xff) >> rest == (base[whole] & 0xff) >> rest);
    }
}
