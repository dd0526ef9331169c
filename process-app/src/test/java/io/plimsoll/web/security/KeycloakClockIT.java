package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.KeycloakTokens;
import io.plimsoll.KeycloakVisit;
import io.plimsoll.RealKeycloak;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** A real Keycloak's tokens by a clock that is not Keycloak's. */
class KeycloakClockIT {

    private final RealKeycloak keycloak = RealKeycloak.shared();
    private final KeycloakTokens tokens = new KeycloakTokens(keycloak);
    private final OidcSettings settings = new OidcSettings(
            keycloak.issuer(),
            keycloak.settings().get("PLIMSOLL_OIDC_CLIENT_ID"),
            keycloak.settings().get("PLIMSOLL_OIDC_CLIENT_SECRET"),
            Set.of(),
            SignatureAlgorithm.ES256);

    @Test
    void anAccessTokenCountsForAMinuteMoreAtMost() {
        String token = tokens.person("alpine-member");
        Jwt read = access(Instant.now()).decode(token);
        Instant made = Objects.requireNonNull(read.getIssuedAt());
        Instant end = Objects.requireNonNull(read.getExpiresAt());

        assertThat(access(made.minusSeconds(59)).decode(token).getSubject()).isEqualTo(read.getSubject());
        assertThat(access(end.plusSeconds(59)).decode(token).getSubject()).isEqualTo(read.getSubject());
        assertRefused(access(end.plusSeconds(61)), token);
    }

    @Test
    void anIdTokenMayBeAMinuteYoungerThanNowAndNoMore() {
        String token = tokens.web(new KeycloakVisit(keycloak).signIn(tokens.webAddress(Map.of()), "alpine-member"))
                .path("id_token")
                .asString();
        Jwt read = identity(Instant.now()).decode(token);
        Instant made = Objects.requireNonNull(read.getIssuedAt());
        Instant end = Objects.requireNonNull(read.getExpiresAt());

        assertThat(identity(made.minusSeconds(59)).decode(token).getSubject()).isEqualTo(read.getSubject());
        assertThat(identity(end.plusSeconds(59)).decode(token).getSubject()).isEqualTo(read.getSubject());
        assertRefused(identity(made.minusSeconds(61)), token);
        assertRefused(identity(end.plusSeconds(61)), token);
    }

    private static void assertRefused(JwtDecoder decoder, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtValidationException.class);
    }

    private JwtDecoder access(Instant now) {
        return new KeycloakSignIn().tokens(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private JwtDecoder identity(Instant now) {
        ClientRegistration ours = ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(SecurityChains.REGISTRATION)
                .clientId(settings.clientId())
                .build();
        return new KeycloakSignIn()
                .idTokens(settings, Clock.fixed(now, ZoneOffset.UTC))
                .createDecoder(ours);
    }
}
