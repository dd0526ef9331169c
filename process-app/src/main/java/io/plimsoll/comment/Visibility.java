package io.plimsoll.comment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may see a comment. */
public enum Visibility {
    /** The MSP's people only. */
    INTERNAL,
    /** The client's people and the MSP's. */
    SHARED;

    /** The lower-case word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Visibility> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
