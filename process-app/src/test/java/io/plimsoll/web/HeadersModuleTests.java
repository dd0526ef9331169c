package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Role;
import io.plimsoll.web.Endpoints.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PlimsollTest
class HeadersModuleTests {

    /** The error page changes nothing; at the other the issuer signs what it says. */
    private static final Set<String> UNFORGEABLE = Set.of("/error", "/logout/connect/back-channel/plimsoll");

    private static final RequestPostProcessor WITH_SESSION = SignedIn.session("headers", Role.ADMINISTRATOR, "*");

    @Autowired
    MockMvc http;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyAnswerOfEveryEndpointCarriesTheHeaders() throws Exception {
        List<Endpoint> all = Endpoints.of(requestMappingHandlerMapping);
        assertThat(all).hasSizeGreaterThan(60);
        SoftAssertions findings = new SoftAssertions();
        for (Endpoint endpoint : all) {
            check(findings, endpoint + " signed in", answer(endpoint, true));
            check(findings, endpoint + " anonymous", answer(endpoint, false));
        }
        findings.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-there",
                "/api/v1/nothing-there",
                "/actuator/health",
                "/actuator/env",
                "/issuer/login",
                "/issuer/.well-known/openid-configuration",
                "/issuer/oauth2/jwks",
                "/issuer/oauth2/authorize?client_id=nobody",
                "/login/oauth2/code/plimsoll?state=x",
                "/.well-known/oauth-protected-resource",
                "/api/v1/openapi"
            })
    void soDoTheAddressesThatAreNotOurControllers(String path) throws Exception {
        SoftAssertions findings = new SoftAssertions();
        check(findings, path, http.perform(get(path)).andReturn().getResponse());
        findings.assertAll();
    }

    @Test
    void whatBrowsersMayKeepSaysNothingAboutAnybody() throws Exception {
        MockHttpServletResponse picture =
                http.perform(get("/favicon.svg")).andReturn().getResponse();

        assertThat(picture.getStatus()).isEqualTo(200);
        assertThat(picture.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(picture.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/..%2f..%2fetc", "/assets/%5c..%5c", "/cases;jsessionid=1", "//clients"})
    void addressesWithTricksGetABareRefusal(String path) throws Exception {
        MockHttpServletResponse refusal = http.perform(get(URI.create(path)).with(WITH_SESSION))
                .andReturn()
                .getResponse();

        assertThat(refusal.getStatus()).isEqualTo(400);
        assertThat(refusal.getContentAsString()).isEmpty();
        assertThat(refusal.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(refusal.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void noPageChangesAnythingWithoutItsToken() throws Exception {
        List<String> open = new ArrayList<>();
        int tried = 0;
        for (Endpoint endpoint : Endpoints.of(requestMappingHandlerMapping)) {
            if (endpoint.changesState() && !endpoint.isApi() && !UNFORGEABLE.contains(endpoint.path())) {
                tried++;
                int status = http.perform(
                                request(endpoint.method(), endpoint.path()).with(WITH_SESSION))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                if (status != 403) {
                    open.add(endpoint + " answered " + status);
                }
            }
        }
        assertThat(tried).isGreaterThan(8);
        assertThat(open).isEmpty();
    }

    @Test
    void noReadingAddressTakesAnotherMethod() throws Exception {
        for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
            for (String path : List.of("/clients/pages", "/cases", "/ledger")) {
                int status = http.perform(request(method, path)
                                .with(WITH_SESSION)
                                .with(SecurityMockMvcRequestPostProcessors.csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                assertThat(status).as(method + " " + path).isEqualTo(405);
            }
        }
    }

    private MockHttpServletResponse answer(Endpoint endpoint, boolean signedIn) throws Exception {
        var request = request(endpoint.method(), endpoint.path()).accept(MediaType.ALL);
        if (endpoint.changesState()) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        if (signedIn) {
            request.with(endpoint.isApi() ? SignedIn.bearer("headers", Role.ADMINISTRATOR, "*") : WITH_SESSION);
        }
        return http.perform(request.with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();
    }

    private static void check(SoftAssertions findings, String what, MockHttpServletResponse answer) {
        String place = what + " (" + answer.getStatus() + ") ";
        findings.assertThat(answer.getStatus()).as(place).isNotEqualTo(500);
        findings.assertThat(answer.getHeader("Content-Security-Policy"))
                .as(place)
                .isNotNull()
                .contains("default-src", "frame-ancestors", "base-uri 'none'")
                .doesNotContain("unsafe-eval");
        findings.assertThat(answer.getHeaders("X-Content-Type-Options"))
                .as(place)
                .containsExactly("nosniff");
        findings.assertThat(answer.getHeader("X-Frame-Options")).as(place).isEqualTo("DENY");
        findings.assertThat(answer.getHeader("Referrer-Policy")).as(place).isEqualTo("same-origin");
        findings.assertThat(answer.getHeader("Permissions-Policy")).as(place).contains("camera=()");
        findings.assertThat(answer.getHeader("Cross-Origin-Opener-Policy"))
                .as(place)
                .isEqualTo("same-origin");
        findings.assertThat(answer.getHeader("Cross-Origin-Resource-Policy"))
                .as(place)
                .isEqualTo("same-origin");
        findings.assertThat(String.join(",", answer.getHeaders("Cache-Control")))
                .as(place)
                .contains("no-store");
    }
}
