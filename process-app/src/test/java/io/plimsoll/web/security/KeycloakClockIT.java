package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.KeycloakTokens;
import io.plimsoll.RealKeycloak;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** A real Keycloak's tokens by a clock that is not Keycloak's. */
class KeycloakClockIT {

    @Test
    void clocksMayBeAMinuteApartAndNoMore() {
        RealKeycloak keycloak = RealKeycloak.shared();
        OidcSettings settings = new OidcSettings(
                keycloak.issuer(),
                keycloak.settings().get("PLIMSOLL_OIDC_CLIENT_ID"),
                keycloak.settings().get("PLIMSOLL_OIDC_CLIENT_SECRET"),
                Set.of(),
                SignatureAlgorithm.ES256);
        String token = new KeycloakTokens(keycloak).person("alpine-member");
        Jwt read = at(settings, Duration.ZERO).decode(token);
        Duration life = Duration.between(Clock.systemUTC().instant(), read.getExpiresAt());

        assertThat(at(settings, Duration.ofSeconds(-59)).decode(token).getSubject())
                .isEqualTo(read.getSubject());
        assertThat(at(settings, life.plusSeconds(55)).decode(token).getSubject())
                .isEqualTo(read.getSubject());
        assertThatThrownBy(() -> at(settings, life.plusSeconds(61)).decode(token))
                .isInstanceOf(JwtValidationException.class);
    }

    private static JwtDecoder at(OidcSettings settings, Duration ahead) {
        return new KeycloakSignIn().tokens(settings, Clock.offset(Clock.systemUTC(), ahead));
    }
}
