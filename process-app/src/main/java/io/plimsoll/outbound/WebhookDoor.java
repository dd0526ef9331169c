package io.plimsoll.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows whether a webhook that comes in was signed by who has the secret, and just now: Standard Webhooks 1.0.0. */
@Component
public class WebhookDoor {

    /** What the specification proposes; clocks differ, and an old message is somebody's recording. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_ID = 200;

    private final Clock clock;

    WebhookDoor(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param id as in {@code webhook-id}
     * @param timestamp as in {@code webhook-timestamp}
     * @param signature as in {@code webhook-signature}
     */
    public boolean isGenuine(
            WebhookSecret secret,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body) {
        if (id == null || id.length() > LONGEST_ID || timestamp == null || signature == null) {
            return false;
        }
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant())
                .abs();
        return secret.signed(signature, id, seconds, body) && age.compareTo(TOLERANCE) <= 0;
    }
}
