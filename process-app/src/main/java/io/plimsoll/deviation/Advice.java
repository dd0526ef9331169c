package io.plimsoll.deviation;

import java.util.Arrays;
import java.util.Locale;

/** What the MSP advises; kept apart from what the client decides. */
public enum Advice {
    ACCEPT_FOR_NOW("Accept for now"),
    FIX_INSTEAD("Fix it instead"),
    ACCEPT_WITH_CONDITIONS("Accept, with conditions");

    private final String label;

    Advice(String label) {
        this.label = label;
    }

    /** The value of the form and of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In words for people. */
    public String label() {
        return label;
    }

    static Advice ofKey(String key) {
        return Arrays.stream(values())
                .filter(advice -> advice.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such advice"));
    }
}
