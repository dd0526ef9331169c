package io.plimsoll.finding;

import java.util.Locale;

/** How far a delivery has come. INCOMPLETE: rows were read before the file broke; FAILED: nothing could be read. */
public enum ScanState {
    RECEIVED,
    READING,
    DONE,
    INCOMPLETE,
    FAILED;

    /** The lower-case word of tables and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScanState ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
