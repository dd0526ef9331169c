package io.plimsoll.client;

import io.plimsoll.outbound.WebhookDoor;
import io.plimsoll.outbound.WebhookSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** Knows whether an answer that comes in by itself is really from a system that carries orders out. */
@Component
public class GatewayDoor {

    private final WebhookDoor door;
    private final @Nullable WebhookSecret secret;

    GatewayDoor(WebhookDoor door, Settings settings) {
        this.door = door;
        this.secret = settings.secret();
    }

    /**
     * Who may answer.
     *
     * @param secret what answers are signed with; without one none is taken
     */
    @ConfigurationProperties("plimsoll.gateway.callback")
    record Settings(@Nullable WebhookSecret secret) {}

    /** The headers are those of Standard Webhooks. */
    public boolean isGenuine(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        return secret != null && door.isGenuine(secret, id, timestamp, signature, body);
    }
}
