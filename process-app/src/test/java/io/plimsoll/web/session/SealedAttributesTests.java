package io.plimsoll.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.servlet.FlashMap;

class SealedAttributesTests {

    private static final String SECRET = "a secret of more than thirty-two characters";

    private final Seal seal = new Seal(SECRET);
    private final SealedAttributes attributes = new SealedAttributes(seal);

    @Test
    void signedInPersonComesBackWithTheirRights() {
        Rights rights = Rights.of(Map.of("clients", List.of("harbor")));
        OidcIdToken identity = OidcIdToken.withTokenValue("a.b.c")
                .subject("s-1")
                .claim("preferred_username", "vera")
                .issuedAt(Instant.EPOCH)
                .build();
        SecurityContext written = new SecurityContextImpl(
                new OAuth2AuthenticationToken(new CurrentUser(identity, rights), List.of(), "plimsoll"));

        SecurityContext read = (SecurityContext) attributes.read(attributes.write(written));

        assertThat(read.getAuthentication().getName()).isEqualTo("vera");
        assertThat(((CurrentUser) read.getAuthentication().getPrincipal()).rights())
                .isEqualTo(rights);
    }

    @Test
    void whateverElseASessionHasComesBack() {
        FlashMap note = new FlashMap();
        note.put("problems", List.of("Too short"));
        note.addTargetRequestParam("id", "harbor");
        note.startExpirationPeriod(180);
        OAuth2AuthorizationRequest order = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("https://issuer.test.example/auth")
                .clientId("plimsoll-web")
                .attributes(Map.of("nonce", "n"))
                .build();

        assertThat(attributes.read(attributes.write(new CopyOnWriteArrayList<>(List.of(note)))))
                .isEqualTo(List.of(note));
        assertThat(((OAuth2AuthorizationRequest) attributes.read(attributes.write(order))).getClientId())
                .isEqualTo("plimsoll-web");
        assertThat(((DefaultCsrfToken) attributes.read(attributes.write(new DefaultCsrfToken("h", "p", "t"))))
                        .getToken())
                .isEqualTo("t");
    }

    @Test
    void pageThatWasWantedComesBack() {
        MockHttpServletRequest wanted = new MockHttpServletRequest("GET", "/cases");
        wanted.setQueryString("open=true");
        wanted.addParameter("open", "true");
        wanted.addHeader("Accept", "text/html");
        wanted.addHeader("Cookie", "a=b");
        wanted.setCookies(new Cookie("a", "b"));
        wanted.addPreferredLocale(Locale.GERMAN);

        SavedRequest read = (SavedRequest) attributes.read(attributes.write(new DefaultSavedRequest(wanted)));

        assertThat(read.getRedirectUrl()).endsWith("/cases?open=true");
        assertThat(read.getHeaderValues("accept")).containsExactly("text/html");
    }

    @Test
    void whatIsNotOfASessionIsNotRead() {
        assertThat(attributes.read(attributes.write(new File("/etc/passwd")))).isNull();
    }

    @Test
    void bytesOfOthersAreNotRead() {
        byte[] sealed = attributes.write("text");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(attributes.read(changed)).isNull();
        assertThat(attributes.read(new Seal("another secret of more than thirty-two").close(new byte[] {1})))
                .isNull();
        assertThat(attributes.read(new byte[3])).isNull();
    }

    @Test
    void sealHidesAndNeverLooksTheSameTwice() {
        byte[] open = "refresh-token-of-somebody".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(seal.close(open), StandardCharsets.ISO_8859_1)).doesNotContain("refresh");
        assertThat(seal.close(open)).isNotEqualTo(seal.close(open));
        assertThat(seal.open(seal.close(open))).isEqualTo(open);
        assertThatThrownBy(() -> new Seal("x".repeat(32)).open(seal.close(open)))
                .isInstanceOf(BrokenSeal.class);
    }
}
