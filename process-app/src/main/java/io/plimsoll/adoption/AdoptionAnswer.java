package io.plimsoll.adoption;

import java.util.Locale;

/** What a client's signatory said to a version; that nobody said anything is an answer too. */
public enum AdoptionAnswer {
    ACKNOWLEDGED,
    REFUSED,
    SILENT;

    /** The word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
