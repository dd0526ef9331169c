package io.plimsoll.web.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say, beyond being signed, to be taken; the same for every issuer. */
public final class TokenRules {

    /** The audience by which a token says that it is meant for Plimsoll. */
    public static final String AUDIENCE = "plimsoll-api";

    /** How far the issuer's clock may be from ours. */
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** The event that makes a token a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Set<String> ACCESS_TOKEN_HEADERS = Set.of("JWT", "at+jwt");
    private static final Set<String> LOGOUT_TOKEN_HEADERS = Set.of("logout+jwt");

    private TokenRules() {}

    /**
     * Of access tokens: issuer, audience, kind, times and the application that asked for the token.
     *
     * @param issuer whether this {@code iss} is ours
     * @param application whether the application named by {@code azp} may call the API
     * @param clock what the token's times are held against
     */
    public static OAuth2TokenValidator<Jwt> of(Predicate<String> issuer, Predicate<String> application, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(
                times(clock),
                rule("iss", token -> passes(token, "iss", issuer)),
                rule("aud", token -> isFor(token, AUDIENCE)),
                rule("typ", token -> isOfKind(token, ACCESS_TOKEN_HEADERS) && passes(token, "typ", "Bearer"::equals)),
                rule("azp", token -> passes(token, "azp", application)));
    }

    /**
     * Of logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6).
     *
     * @param issuer whether this {@code iss} is ours
     * @param client the id of our client there
     * @param clock what the token's times are held against
     */
    public static OAuth2TokenValidator<Jwt> ofLogout(Predicate<String> issuer, String client, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(
                times(clock),
                rule("iss", token -> passes(token, "iss", issuer)),
                rule("aud", token -> isFor(token, client)),
                rule("typ", token -> isOfKind(token, LOGOUT_TOKEN_HEADERS)),
                rule("iat", token -> token.getIssuedAt() != null),
                rule("events", TokenRules::isLogout),
                rule("nonce", token -> !token.hasClaim("nonce")),
                rule("sub", token -> token.hasClaim("sub") || token.hasClaim("sid")));
    }

    static JwtTimestampValidator times(Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    private static boolean isFor(Jwt token, String audience) {
        return token.getAudience() != null && token.getAudience().contains(audience);
    }

    private static boolean isOfKind(Jwt token, Set<String> headers) {
        Object typ = token.getHeaders().get("typ");
        return headers.contains(String.valueOf(typ));
    }

    private static boolean isLogout(Jwt token) {
        return token.getClaims().get("events") instanceof Map<?, ?> events
                && events.get(LOGOUT_EVENT) instanceof Map<?, ?>;
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
