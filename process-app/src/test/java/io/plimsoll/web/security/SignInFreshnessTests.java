package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.identity.SigningDemand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class SignInFreshnessTests {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final SignInFreshness freshness =
            new SignInFreshness(new SigningDemand(Duration.ofMinutes(5), "2"), Clock.fixed(NOW, ZoneOffset.UTC));

    @FreshSignInToChange(back = "/things/{thing}")
    static class Weighty {

        void act() {}
    }

    static class Light {

        void act() {}
    }

    @Test
    void itMustBeFreshAndStrong() throws Exception {
        freshness.require(method(new Weighty()), request("POST"), actor(NOW, "2"));

        refused(actor(NOW.minus(Duration.ofMinutes(6)), "2"));
        refused(actor(NOW, "1"));
        refused(actor(NOW, ""));
    }

    @Test
    void lookingAndWhatIsNotMarkedNeedNone() throws Exception {
        Actor weak = actor(NOW, "1");

        freshness.require(method(new Weighty()), request("GET"), weak);
        freshness.require(method(new Light()), request("POST"), weak);

        assertThat(freshness.isEnough(weak)).isFalse();
    }

    private void refused(Actor actor) {
        assertThatThrownBy(() -> freshness.require(method(new Weighty()), request("POST"), actor))
                .isInstanceOfSatisfying(FreshSignInNeeded.class, needed -> {
                    assertThat(needed.redirect().getHeaders().getLocation())
                            .hasToString("/oauth2/authorization/plimsoll?step_up=%2Fthings%2Fa%2520b%3Fsigned-in");
                    assertThat(needed.challenge().getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                            .contains("acr_values=\"2\"", "max_age=\"300\"");
                });
    }

    private static HandlerMethod method(Object controller) throws NoSuchMethodException {
        return new HandlerMethod(controller, controller.getClass().getDeclaredMethod("act"));
    }

    private static MockHttpServletRequest request(String verb) {
        MockHttpServletRequest request = new MockHttpServletRequest(verb, "/");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("thing", "a b"));
        return request;
    }

    private static Actor actor(Instant at, String level) {
        SignIn signIn = new SignIn(at, level, "", "", "");
        return new Actor("s", "s", "s", "", Set.of(Role.ADMINISTRATOR), ClientScope.everyone(), signIn);
    }
}
