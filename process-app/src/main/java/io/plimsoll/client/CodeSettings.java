package io.plimsoll.client;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how people without an account answer by a code that is sent to them.
 *
 * @param enabled whether anybody may; those who may are marked at their client besides
 * @param life how long a code holds; ISO 8601, a minute to an hour
 * @param idle how long nobody may be at it before it is over; ISO 8601, a minute to an hour
 * @param longest how long it lasts at most, however busy; ISO 8601, a minute to a day
 * @param tries how often a code may be typed wrong, 1 to 10
 * @param perContact codes that one person gets within an hour at most, 1 to 100
 * @param perCase codes for one case within an hour at most, 1 to 100
 */
@Validated
@ConfigurationProperties("plimsoll.codes")
public record CodeSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("PT15M") Duration life,
        @DefaultValue("PT30M") Duration idle,
        @DefaultValue("PT2H") Duration longest,
        @DefaultValue("5") @Min(1) @Max(10) int tries,
        @DefaultValue("5") @Min(1) @Max(100) int perContact,
        @DefaultValue("10") @Min(1) @Max(100) int perCase) {

    public CodeSettings {
        requireWithin("life", life, Duration.ofHours(1));
        requireWithin("idle", idle, Duration.ofHours(1));
        requireWithin("longest", longest, Duration.ofDays(1));
    }

    private static void requireWithin(String name, Duration duration, Duration most) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException("plimsoll.codes.%s must be from PT1M to %s".formatted(name, most));
        }
    }
}
