package io.plimsoll.standard;

import java.util.Locale;

/** How bad it is; declared from worst to least. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    /** The lower-case word used in catalogues, tables and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that word, whatever its case; IllegalArgumentException for another. */
    public static Severity ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether this is worse than the other. */
    public boolean worseThan(Severity other) {
        return ordinal() < other.ordinal();
    }
}
