package io.plimsoll.incident;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The clocks of incidents ({@code plimsoll.incident}); all run through nights and weekends. What is reckoned from when an incident was
 * noticed is real time at any pace, since people type that time; the rest is scaled at demo pace.
 *
 * @param reportWithin how long after an incident was noticed the other side must know of it
 * @param receiptDays days in which the client's people confirm that they were told
 * @param insurerDays days from when it was noticed to when the insurer is told
 * @param authorityDays the same for the authority
 * @param customersDays the same for the people and customers whose data it is
 * @param closeDays days from the report to when it should be closed
 */
@Validated
@ConfigurationProperties("plimsoll.incident")
record IncidentSettings(
        @DefaultValue("PT24H") @DurationMin(hours = 1) @DurationMax(days = 30)
        Duration reportWithin,

        @DefaultValue("1") @Min(1) @Max(30) int receiptDays,
        @DefaultValue("2") @Min(1) @Max(365) int insurerDays,
        @DefaultValue("3") @Min(1) @Max(365) int authorityDays,
        @DefaultValue("3") @Min(1) @Max(365) int customersDays,
        @DefaultValue("30") @Min(1) @Max(365) int closeDays) {}
