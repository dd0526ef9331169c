package io.plimsoll.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SessionStoreTests {

    private final SessionStore store = new SessionStore();
    private final Seal seal = new Seal("a secret of more than thirty-two characters");

    @Test
    void whereTheAddressIsHttpsTheCookieIsBoundToTheHost() {
        assertThat(cookie(URI.create("https://compliance.test.example")))
                .startsWith("__Host-PLIMSOLL_SESSION=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void elsewhereItIsOutOfReachOfScriptsAndOtherSitesAllTheSame() {
        assertThat(cookie(null))
                .startsWith("PLIMSOLL_SESSION=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void idsHaveMoreChanceInThemThanAnybodyCanTry() {
        SessionIdGenerator ids = store.sessionIds();

        assertThat(Stream.generate(ids::generate).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9_-]{36}"));
    }

    @Test
    void anIdThatWasReadInTheDatabaseOpensNothing() {
        String value = cookie(null).replaceAll("^[^=]*=|;.*", "");
        String read = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);

        assertThat(ids(value)).containsExactly("id");
        assertThat(ids(encoded("id"))).isEmpty();
        assertThat(ids(encoded("id."))).isEmpty();
        assertThat(ids(encoded("other" + read.substring(2)))).isEmpty();
        assertThat(ids(encoded("id." + new Seal("another secret of more than thirty-two").mark("id"))))
                .isEmpty();
    }

    @Test
    void signingOutTakesTheCookieAway() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        store.sessionCookie(new SiteAddress(null), seal)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, ""));

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("PLIMSOLL_SESSION=;")
                .contains("Max-Age=0");
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> ids(String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("PLIMSOLL_SESSION", value));
        return store.sessionCookie(new SiteAddress(null), seal).readCookieValues(request);
    }

    private String cookie(@Nullable URI publicUrl) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        store.sessionCookie(new SiteAddress(publicUrl), seal)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "id"));
        return Objects.requireNonNull(response.getHeader("Set-Cookie"));
    }
}
