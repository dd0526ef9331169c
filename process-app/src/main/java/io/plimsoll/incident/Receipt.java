package io.plimsoll.incident;

import java.util.Locale;

/** Whether the client's people said that they know; silence is an answer too. */
public enum Receipt {
    CONFIRMED,
    SILENT;

    /** The word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
