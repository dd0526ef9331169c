package io.plimsoll.web.session;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in, and what their sessions are sealed with.
 *
 * @param idle how long a session lasts with nobody at it; what a page loads by itself does not count. ISO 8601, positive
 * @param longest how long a session lasts at most, however busy; positive
 * @param key the secret that sessions are sealed with, the same on all nodes, at least 32 characters; without one it is
 *     made and kept in {@code plimsoll.data-dir}
 * @param keyFile where a key that was made is kept
 */
@ConfigurationProperties("plimsoll.session")
public record SessionSettings(
        @DefaultValue("PT30M") Duration idle,
        @DefaultValue("PT10H") Duration longest,
        @DefaultValue("") String key,
        Path keyFile) {

    /** The least that a key may have. */
    public static final int SHORTEST_KEY = 32;

    public SessionSettings {
        requirePositive("idle", idle);
        requirePositive("longest", longest);
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("plimsoll.session.key has fewer than " + SHORTEST_KEY + " characters");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("plimsoll.session." + name + " must be positive");
        }
    }

    /** Without the key, for logs. */
    @Override
    public String toString() {
        return "SessionSettings[idle=" + idle + ", longest=" + longest + "]";
    }
}
