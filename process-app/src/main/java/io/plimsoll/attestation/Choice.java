package io.plimsoll.attestation;

import java.util.Locale;

/** What can be said to a question. Whoever does not know cannot say that all is well. */
public enum Choice {
    YES,
    NO,
    UNKNOWN;

    /** The word of the form. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Choice ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
