package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRulesTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String ISSUER = "https://issuer.test.example";
    private static final Map<String, Object> LOGOUT =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    private final OAuth2TokenValidator<Jwt> access = TokenRules.of(ISSUER::equals, "script"::equals, CLOCK);
    private final OAuth2TokenValidator<Jwt> logout = TokenRules.ofLogout(ISSUER::equals, "plimsoll-web", CLOCK);

    @Test
    void accessTokenForUsIsTaken() {
        assertThat(taken(access, accessToken(token -> {}))).isTrue();
        assertThat(taken(access, accessToken(token -> token.header("typ", "at+jwt"))))
                .isTrue();
    }

    @Test
    void otherKindsOfTokensAreNoAccessTokens() {
        assertThat(taken(access, accessToken(token -> token.claim("typ", "ID"))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.claim("typ", "Refresh"))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.claim("typ", "Logout"))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.header("typ", "logout+jwt"))))
                .isFalse();
        assertThat(taken(access, logoutToken(token -> token.audience(List.of("plimsoll-api")))))
                .isFalse();
    }

    @Test
    void issuerAudienceApplicationAndTimesCount() {
        assertThat(taken(access, accessToken(token -> token.issuer("https://other.test.example"))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.audience(List.of("account")))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.claims(all -> all.remove("aud")))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.claim("azp", "other"))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.claims(all -> all.remove("azp")))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.claims(all -> all.remove("exp")))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.expiresAt(NOON.minusSeconds(59)))))
                .isTrue();
        assertThat(taken(access, accessToken(token -> token.expiresAt(NOON.minusSeconds(61)))))
                .isFalse();
        assertThat(taken(access, accessToken(token -> token.notBefore(NOON.plusSeconds(59)))))
                .isTrue();
        assertThat(taken(access, accessToken(token -> token.notBefore(NOON.plusSeconds(61)))))
                .isFalse();
    }

    @Test
    void logoutTokenForUsIsTaken() {
        assertThat(taken(logout, logoutToken(token -> {}))).isTrue();
        assertThat(taken(logout, logoutToken(token -> token.claims(all -> all.remove("sid"))
                        .subject("s-1"))))
                .isTrue();
    }

    @Test
    void whatIsNoLogoutTokenEndsNothing() {
        assertThat(taken(logout, logoutToken(token -> token.header("typ", "JWT"))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.claim("nonce", "n"))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.claims(all -> all.remove("events")))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.claim("events", Map.of("other", Map.of())))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.claims(all -> all.remove("sid")))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.claims(all -> all.remove("iat")))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.audience(List.of("other")))))
                .isFalse();
        assertThat(taken(logout, logoutToken(token -> token.issuer("https://other.test.example"))))
                .isFalse();
        assertThat(taken(logout, accessToken(token -> token.audience(List.of("plimsoll-web")))))
                .isFalse();
    }

    private static boolean taken(OAuth2TokenValidator<Jwt> rules, Jwt token) {
        return !rules.validate(token).hasErrors();
    }

    private static Jwt accessToken(Consumer<Jwt.Builder> change) {
        return token(
                "JWT", "plimsoll-api", token -> token.claim("typ", "Bearer").claim("azp", "script"), change);
    }

    private static Jwt logoutToken(Consumer<Jwt.Builder> change) {
        return token(
                "logout+jwt",
                "plimsoll-web",
                token -> token.claim("typ", "Logout").claim("events", LOGOUT).claim("sid", "sid-1"),
                change);
    }

    private static Jwt token(String type, String audience, Consumer<Jwt.Builder> kind, Consumer<Jwt.Builder> change) {
        Jwt.Builder token = Jwt.withTokenValue("a.b.c")
                .header("typ", type)
                .issuer(ISSUER)
                .audience(List.of(audience))
                .issuedAt(NOON.minusSeconds(300))
                .expiresAt(NOON.plusSeconds(60));
        kind.accept(token);
        change.accept(token);
        return token.build();
    }
}
