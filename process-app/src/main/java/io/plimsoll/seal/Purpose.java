package io.plimsoll.seal;

import java.util.Locale;

/** What a key is for; one key is never for both. */
public enum Purpose {
    DOCUMENTS,
    HEADS;

    /** As it is kept and exported. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
