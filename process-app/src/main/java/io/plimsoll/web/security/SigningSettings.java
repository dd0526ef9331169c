package io.plimsoll.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a signature asks of the sign-in behind it.
 *
 * @param maxAge how long ago at most the person may have entered credentials; ISO-8601, positive
 */
@ConfigurationProperties("plimsoll.signing")
public record SigningSettings(@DefaultValue("PT5M") Duration maxAge) {

    public SigningSettings {
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("plimsoll.signing.max-age must be positive");
        }
    }
}
