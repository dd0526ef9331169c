package io.plimsoll.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a channel speaks. */
public enum ChannelKind {
    SLACK("Slack"),
    TEAMS("Microsoft Teams"),
    WEBHOOK("Webhook");

    private final String label;

    ChannelKind(String label) {
        this.label = label;
    }

    /** As people know it. */
    public String label() {
        return label;
    }

    /** As the database and the API have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that key; empty where there is none. */
    public static Optional<ChannelKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
