package io.plimsoll.securityevent;

import io.plimsoll.outbound.WebhookSecret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where security events go.
 *
 * @param file one line of JSON for each event, a new file every day; without one, the lines are in the log under the
 *     logger {@code plimsoll.security}
 * @param webhook where each event is sent as well; none by default
 */
@Validated
@ConfigurationProperties("plimsoll.security-events")
record SecurityEventSettings(
        @Nullable Path file, @Valid @Nullable Webhook webhook) {

    /**
     * A receiver of Standard Webhooks.
     *
     * @param url what may be called is said by {@code plimsoll.outbound}
     * @param secret {@code whsec_} and 24 to 64 bytes in base64
     * @param poll longest pause between two looks for events to send
     * @param firstRetry pause after the first try that failed; it doubles with each further one, up to an hour
     * @param attempts tries before an event is dropped; the default spans about a week
     */
    record Webhook(
            @NotNull URI url,
            @NotNull WebhookSecret secret,
            @DefaultValue("2s") @NotNull Duration poll,
            @DefaultValue("5s") @NotNull Duration firstRetry,
            @DefaultValue("175") int attempts) {}
}
