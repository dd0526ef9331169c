package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.web.session.IssuerUnavailable;
import io.plimsoll.web.session.SiteAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;

class KeycloakSignInTests {

    /** Nothing listens on port 1. */
    private final OidcSettings absent = new OidcSettings(
            "http://127.0.0.1:1/realms/plimsoll", "plimsoll-web", "secret", Set.of(), SignatureAlgorithm.ES256);

    private static final SiteAddress HERE = new SiteAddress(null);

    private final KeycloakSignIn signIn = new KeycloakSignIn();

    @Test
    void absentIssuerIsNoticedOnlyWhenItIsNeeded() {
        ClientRegistrationRepository registrations = signIn.registrations(absent, HERE);
        JwtDecoder tokens = signIn.tokens(absent, Clock.systemUTC());

        assertThatThrownBy(() -> registrations.findByRegistrationId("plimsoll")).isInstanceOf(IssuerUnavailable.class);
        assertThatThrownBy(() -> tokens.decode("a.b.c")).isInstanceOf(JwtDecoderInitializationException.class);
    }

    @Test
    void repositoryIsNotWalkedThroughAtTheStart() {
        assertThat(signIn.registrations(absent, HERE)).isNotInstanceOf(Iterable.class);
    }

    @Test
    void formsMayLeadToTheIssuer() {
        assertThat(signIn.contentPolicy(absent).issuer()).isEqualTo("http://127.0.0.1:1");
    }

    @Test
    void signInSaysThatTheIssuerIsAway() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain rest = new MockFilterChain();

        IssuerOutage.atSignIn(signIn.registrations(absent, HERE))
                .doFilter(new MockHttpServletRequest("GET", SecurityChains.SIGN_IN), response, rest);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
        assertThat(rest.getRequest()).isNull();
    }

    @Test
    void apiSaysThatTheIssuerIsAway() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        IssuerOutage.atApi().doFilter(new MockHttpServletRequest(), response, (request, answer) -> {
            throw new JwtDecoderInitializationException("away", new IllegalStateException());
        });

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases"})
    void otherPagesDoNotAskTheIssuer(String path) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);

        IssuerOutage.atSignIn(id -> {
                    asked.incrementAndGet();
                    return null;
                })
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(asked).hasValue(0);
    }

    @Test
    void onlyOurOwnNamesAreTakenForHosts() {
        SiteAddress public443 = new SiteAddress(URI.create("https://compliance.north.test/"));

        assertThat(public443.isOurs("compliance.north.test")).isTrue();
        assertThat(public443.isOurs("evil.test")).isFalse();
        assertThat(public443.isOurs("compliance.north.test.evil.test")).isFalse();
        assertThat(public443.base()).isEqualTo("https://compliance.north.test");
        assertThat(HERE.isOurs("anything.test")).isTrue();
    }
}
