package io.plimsoll.enforcement;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient Plimsoll is with the systems that carry orders out.
 *
 * @param silentAfterDays working days that an order may be under way without a word before a person is asked
 * @param askEvery how often a system that can be asked is asked what became of an order, at least 5 seconds
 */
@Validated
@ConfigurationProperties("plimsoll.enforcement")
record EnforcementSettings(
        @DefaultValue("1") @DecimalMin("0.1") double silentAfterDays,
        @DefaultValue("5m") @NotNull Duration askEvery) {

    private static final Duration MOST_OFTEN = Duration.ofSeconds(5);

    EnforcementSettings {
        if (askEvery.compareTo(MOST_OFTEN) < 0) {
            throw new IllegalArgumentException("plimsoll.enforcement.ask-every is at least PT5S");
        }
    }
}
