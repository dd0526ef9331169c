package io.plimsoll.deviation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a signature asks for.
 *
 * @param maxAge how long ago the signatory may have entered their credentials at most; 5 minutes unless told
 */
@Validated
@ConfigurationProperties("plimsoll.signing")
record SigningProperties(@NotNull @DefaultValue("PT5M") Duration maxAge) {}
