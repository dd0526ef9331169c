package io.plimsoll.adoption;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How versions of standards are brought to clients ({@code plimsoll.adoption}).
 *
 * @param noticeDays days at least from when a new version is announced to when it comes into force
 * @param answerDays working days to acknowledge a standard that is adopted for the first time
 */
@Validated
@ConfigurationProperties("plimsoll.adoption")
record AdoptionSettings(
        @DefaultValue("30") @Min(1) @Max(365) int noticeDays,
        @DefaultValue("10") @Min(1) @Max(250) int answerDays) {}
