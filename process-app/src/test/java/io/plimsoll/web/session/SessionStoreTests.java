package io.plimsoll.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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

    private String cookie(@Nullable URI publicUrl) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        store.sessionCookie(new SiteAddress(publicUrl))
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "id"));
        return Objects.requireNonNull(response.getHeader("Set-Cookie"));
    }
}
