package io.plimsoll.outbound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What addresses and secrets that people entered are sealed with.
 *
 * @param key the same on all nodes, at least 32 characters; another one makes what was sealed before unreadable
 * @param keyFile where a key that was not set is made and kept, "" for not at all
 */
@ConfigurationProperties("plimsoll.strongbox")
record StrongboxSettings(
        @DefaultValue("") String key, @DefaultValue("") String keyFile) {

    private static final int SHORTEST_KEY = 32;

    StrongboxSettings {
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("plimsoll.strongbox.key has fewer than " + SHORTEST_KEY + " characters");
        }
    }

    /** Without the key, for logs. */
    @Override
    public String toString() {
        return "StrongboxSettings[keyFile=" + keyFile + "]";
    }
}
