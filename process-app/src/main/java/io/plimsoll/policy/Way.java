package io.plimsoll.policy;

import java.util.Arrays;

/** How a rung of the escalation ladder is told. Mail is always part of it, because only mail proves that a client was told. */
public enum Way {
    /** To people's mailboxes only. */
    MAIL("mail", "mail"),

    /** The same, and a copy to the client's channels: Slack, Teams, a webhook. */
    MAIL_AND_CHAT("mail-and-chat", "mail and chat");

    private final String key;
    private final String words;

    Way(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As the decision tables write it. */
    public String key() {
        return key;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** The way of that key; a fault where there is none. */
    public static Way ofKey(String key) {
        return Arrays.stream(values())
                .filter(way -> way.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A rung is not told by " + key));
    }
}
