package io.plimsoll.web.security;

import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What an access token must say, beyond being signed, to be taken; the same for every issuer. */
public final class TokenRules {

    /** The audience by which a token says that it is meant for Plimsoll. */
    public static final String AUDIENCE = "plimsoll-api";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private TokenRules() {}

    /**
     * Issuer, audience, times and the application that asked for the token.
     *
     * @param issuer whether this {@code iss} is ours
     * @param application whether the application named by {@code azp} may call the API
     */
    public static OAuth2TokenValidator<Jwt> of(Predicate<String> issuer, Predicate<String> application) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCK_SKEW),
                rule("iss", token -> passes(token, "iss", issuer)),
                rule(
                        "aud",
                        token -> token.getAudience() != null
                                && token.getAudience().contains(AUDIENCE)),
                rule("azp", token -> passes(token, "azp", application)));
    }

    private static boolean passes(Jwt token, String claim, Predicate<String> test) {
        String value = token.getClaimAsString(claim);
        return value != null && test.test(value);
    }

    private static OAuth2TokenValidator<Jwt> rule(String claim, Predicate<Jwt> test) {
        OAuth2Error wrong = new OAuth2Error("invalid_token", "The claim " + claim + " is not acceptable", null);
        return token ->
                test.test(token) ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(wrong);
    }
}
