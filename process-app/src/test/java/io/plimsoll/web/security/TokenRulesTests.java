package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ISSUER = "https://sign-in.test.example/realms/plimsoll";
    private static final String WEB = "plimsoll-web";

    private final OAuth2TokenValidator<Jwt> access = TokenRules.of(ISSUER::equals, WEB::equals, CLOCK);
    private final OAuth2TokenValidator<Jwt> logout = TokenRules.ofLogout(ISSUER::equals, WEB, CLOCK);

    @Test
    void anAccessTokenForUsIsTaken() {
        assertThat(passes(access, "JWT", accessClaims())).isTrue();
        assertThat(passes(access, "at+jwt", accessClaims())).isTrue();
    }

    @Test
    void otherKindsOfTokensAreNoAccessTokens() {
        for (String kind : List.of("ID", "Refresh", "Logout", "Offline")) {
            assertThat(passes(access, "JWT", with(accessClaims(), "typ", kind)))
                    .as(kind)
                    .isFalse();
        }
        assertThat(passes(access, "logout+jwt", accessClaims())).isFalse();
        assertThat(passes(access, "JWT", without(accessClaims(), "typ"))).isFalse();
    }

    @Test
    void anAccessTokenForOthersFromOthersOrByOthersIsRefused() {
        assertThat(passes(access, "JWT", with(accessClaims(), "aud", List.of(WEB))))
                .isFalse();
        assertThat(passes(access, "JWT", with(accessClaims(), "iss", ISSUER + "/")))
                .isFalse();
        assertThat(passes(access, "JWT", with(accessClaims(), "azp", "admin-cli")))
                .isFalse();
        assertThat(passes(access, "JWT", with(accessClaims(), "exp", NOW.minusSeconds(61))))
                .isFalse();
        assertThat(passes(access, "JWT", with(accessClaims(), "nbf", NOW.plusSeconds(61))))
                .isFalse();
        assertThat(passes(access, "JWT", without(accessClaims(), "exp"))).isFalse();
    }

    @Test
    void aLogoutTokenIsTypedAndSaysWhatItIs() {
        assertThat(passes(logout, "logout+jwt", logoutClaims())).isTrue();
        assertThat(passes(logout, "JWT", logoutClaims())).isFalse();
        assertThat(passes(logout, "at+jwt", logoutClaims())).isFalse();
        assertThat(passes(logout, "logout+jwt", without(logoutClaims(), "events")))
                .isFalse();
        assertThat(passes(logout, "logout+jwt", with(logoutClaims(), "events", Map.of("other", Map.of()))))
                .isFalse();
        assertThat(passes(logout, "logout+jwt", with(logoutClaims(), "nonce", "n")))
                .isFalse();
    }

    @Test
    void aLogoutTokenForOthersFromOthersOrAboutNobodyIsRefused() {
        assertThat(passes(logout, "logout+jwt", with(logoutClaims(), "aud", List.of("other"))))
                .isFalse();
        assertThat(passes(logout, "logout+jwt", with(logoutClaims(), "iss", "https://evil.example")))
                .isFalse();
        assertThat(passes(logout, "logout+jwt", without(logoutClaims(), "sid"))).isFalse();
        assertThat(passes(logout, "logout+jwt", with(logoutClaims(), "exp", NOW.minusSeconds(61))))
                .isFalse();
    }

    private static Map<String, Object> accessClaims() {
        return Map.of(
                "iss",
                ISSUER,
                "aud",
                List.of(TokenRules.AUDIENCE),
                "azp",
                WEB,
                "sub",
                "somebody",
                "typ",
                "Bearer",
                "iat",
                NOW,
                "exp",
                NOW.plusSeconds(60));
    }

    private static Map<String, Object> logoutClaims() {
        return Map.of(
                "iss",
                ISSUER,
                "aud",
                List.of(WEB),
                "sid",
                "session",
                "iat",
                NOW,
                "exp",
                NOW.plusSeconds(60),
                "events",
                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        Map<String, Object> changed = new HashMap<>(claims);
        changed.remove(name);
        return changed;
    }

    private static boolean passes(OAuth2TokenValidator<Jwt> rules, String type, Map<String, Object> claims) {
        Jwt token = Jwt.withTokenValue("t")
                .header("typ", type)
                .claims(all -> all.putAll(claims))
                .build();
        return !rules.validate(token).hasErrors();
    }
}
