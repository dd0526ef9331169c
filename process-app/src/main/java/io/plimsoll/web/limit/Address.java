package io.plimsoll.web.limit;

/** The part of a network address that one subscriber holds. */
final class Address {

    private static final int GROUPS_OF_A_NETWORK = 4;

    private Address() {}

    /**
     * An IPv4 address as it is, an IPv6 address as its /64 network: a subscriber changes the rest at will (RFC 6177).
     *
     * @param text as the container writes it, which is never shortened
     */
    static String subscriber(String text) {
        String[] groups = text.split("%", 2)[0].split(":", -1);
        return groups.length == 2 * GROUPS_OF_A_NETWORK
                ? String.join(":", groups[0], groups[1], groups[2], groups[3])
                : text;
    }
}
