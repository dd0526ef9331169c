package io.plimsoll.web.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon a change at the issuer takes effect here: a role taken away, a person disabled.
 *
 * @param recheck age at which what the issuer said is asked for anew, at the next request; above zero and at most
 *     {@link #LONGEST}
 */
@ConfigurationProperties("plimsoll.oidc")
record RecheckSettings(@DefaultValue("PT30S") Duration recheck) {

    /** How long the issuer's word counts while it cannot be asked. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    RecheckSettings {
        if (recheck.isNegative() || recheck.isZero() || recheck.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("plimsoll.oidc.recheck must be positive and at most " + LONGEST);
        }
    }
}
