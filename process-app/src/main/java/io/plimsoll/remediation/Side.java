package io.plimsoll.remediation;

import java.util.Arrays;
import java.util.Locale;

/** On whose side something is done, so that nobody is blamed for what the other has not done. */
public enum Side {
    CLIENT,
    PROVIDER;

    /** The value of the form and of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Side ofKey(String key) {
        return Arrays.stream(values())
                .filter(side -> side.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such side"));
    }
}
