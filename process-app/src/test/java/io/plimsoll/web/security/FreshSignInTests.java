package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class FreshSignInTests {

    private static final Instant NOW = Instant.parse("2026-11-23T13:05:00Z");

    private final FreshSignIn fresh =
            new FreshSignIn(new SigningSettings(Duration.ofMinutes(5)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void signInIsFreshForAsLongAsConfigured() {
        assertThat(fresh.isFresh(signedIn(NOW.minusSeconds(300)))).isTrue();
        assertThat(fresh.isFresh(signedIn(NOW.minusSeconds(301)))).isFalse();
        assertThat(fresh.isFresh(signedIn(NOW.minusSeconds(301)), Duration.ofMinutes(6)))
                .isTrue();
    }

    @Test
    void whoNeverEnteredCredentialsIsNotFresh() {
        assertThat(fresh.isFresh(signedIn(null))).isFalse();
    }

    @Test
    void apiIsToldHowFreshTheSignInMustBe() {
        assertThat(fresh.challenge().getStatusCode().value()).isEqualTo(401);
        assertThat(fresh.challenge().getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .endsWith("max_age=\"300\"");
    }

    @Test
    void wayBackIsCarriedAsOneParameter() {
        assertThat(fresh.redirect("/tasks/7?a=1&b=2"))
                .isEqualTo("redirect:/oauth2/authorization/plimsoll?step_up=%2Ftasks%2F7%3Fa%3D1%26b%3D2");
    }

    @Test
    void wayBackLeadsNowhereElse() {
        assertThatThrownBy(() -> fresh.redirect("https://evil.example")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Actor signedIn(@Nullable Instant at) {
        return new Actor("s", "u", "n", "", Set.of(), ClientScope.of(), new SignIn(at, "", "", "", ""));
    }
}
