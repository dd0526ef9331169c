package io.plimsoll.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a signature asks of the sign-in behind it. The one place that knows, so that the page that sends people to sign
 * in again, the API that challenges, and the signature itself ask for the same.
 *
 * @param maxAge how long ago at most the person may have entered credentials; ISO-8601, positive
 * @param acr the levels of sign-in that will do, separated by blanks, as the issuer writes them into {@code acr}
 *     (OpenID Connect Core 1.0, section 2); "" where any will do
 */
@ConfigurationProperties("plimsoll.signing")
public record SigningDemand(
        @DefaultValue("PT5M") Duration maxAge,
        @DefaultValue("") String acr) {

    /** How far apart the clocks of two servers may be, as for tokens. */
    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(1);

    public SigningDemand {
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("plimsoll.signing.max-age must be positive");
        }
        acr = acr.strip();
        if (!acr.matches("[\\w:./#@+-]*( [\\w:./#@+-]+)*")) {
            throw new IllegalArgumentException("plimsoll.signing.acr must be levels separated by single blanks");
        }
    }

    /**
     * Whether somebody who signed in like this may sign at this moment. A sign-in from the future does not do: one of
     * the clocks is wrong, and with it nobody could say how old the sign-in is.
     */
    public boolean isMetBy(SignIn signIn, Instant now) {
        Instant at = signIn.authenticatedAt();
        return at != null
                && !at.isBefore(now.minus(maxAge))
                && !at.isAfter(now.plus(BETWEEN_CLOCKS))
                && isLevelEnough(signIn.level());
    }

    /** Whether a sign-in of this level ({@code acr}, "" where there is none) will do. */
    public boolean isLevelEnough(String level) {
        return acr.isEmpty() || List.of(acr.split(" ", -1)).contains(level);
    }
}
