package io.plimsoll.attestation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How clients are asked what no machine sees ({@code plimsoll.attestation}).
 *
 * @param cycle after how long at most a client is asked again what it left unanswered
 * @param ahead how long before an answer runs out it is asked for anew
 * @param settleDays working days from when a question first concerns a client to when it is asked, 1 to 250
 * @param answerDays working days to answer, 1 to 250
 */
@Validated
@ConfigurationProperties("plimsoll.attestation")
record AttestationSettings(
        @DefaultValue("P1Y") @NotNull Period cycle,
        @DefaultValue("P30D") @NotNull Period ahead,
        @DefaultValue("20") @Min(1) @Max(250) int settleDays,
        @DefaultValue("15") @Min(1) @Max(250) int answerDays) {}
