package io.plimsoll.finding;

import java.util.Locale;

/** The two kinds of checks of our own, each with the source under which its results are delivered. */
public enum CheckKind {
    DNS,
    LIFECYCLE;

    /** What sources of ours begin with, and others may not. */
    static final String OWN = "plimsoll-";

    /** As in {@code dns}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in {@code plimsoll-dns}. */
    public String source() {
        return OWN + key();
    }

    /** The name under which a file of others counts, which may call its product whatever it wants. */
    static String foreign(String tool) {
        return tool.startsWith(OWN) ? "other-" + tool : tool;
    }
}
