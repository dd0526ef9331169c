package io.plimsoll.attestation;

import java.util.Locale;

/** What can be said to a question. Whoever does not know cannot say that all is well. */
public enum Choice {
    YES("yes"),
    NO("no"),
    UNKNOWN("we do not know"),
    /** The question is about something that the client does not have; it judges nothing, and wants a reason. */
    NOT_APPLICABLE("it does not apply to us");

    private final String words;

    Choice(String words) {
        this.words = words;
    }

    /** The word of the form. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people say it. */
    String words() {
        return words;
    }

    static Choice ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
