package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HttpsOnlyTests {

    @Test
    void browsersKeepToHttpsForAYearWithAllSubdomains() throws Exception {
        assertThat(header(URI.create("https://compliance.test.example")))
                .isEqualTo("max-age=31536000; includeSubDomains");
    }

    @Test
    void nothingIsSaidWhereThereIsNoHttps() throws Exception {
        assertThat(header(null)).isNull();
        assertThat(header(URI.create("http://127.0.0.1:8080"))).isNull();
    }

    private static @Nullable String header(@Nullable URI publicUrl) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new HttpsOnly(new HttpsOnly.Settings(publicUrl))
                .doFilter(new MockHttpServletRequest("GET", "/"), response, new MockFilterChain());
        return response.getHeader("Strict-Transport-Security");
    }
}
