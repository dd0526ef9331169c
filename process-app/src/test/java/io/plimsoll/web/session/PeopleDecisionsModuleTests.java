package io.plimsoll.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.TokenClaims;
import io.plimsoll.web.Endpoints;
import io.plimsoll.web.Endpoints.Endpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever changes other people's accounts is asked about anew each time, at the pages as at the API. */
@PlimsollTest
class PeopleDecisionsModuleTests {

    private static final String WHO = "decisions-administrator";

    @Autowired
    MockMvc http;

    @Autowired
    StandInIssuer issuer;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AfterEach
    void issuerIsItself() {
        issuer.isItselfAgain(WHO);
    }

    @Test
    void whoeverIsNoAdministratorAnyMoreChangesNobody() throws Exception {
        issuer.says(
                WHO,
                new Standing.Confirmed(
                        new Rights(Map.of(
                                TokenClaims.ROLES,
                                Map.of("roles", List.of(Role.ANALYST.claim())),
                                TokenClaims.CLIENTS,
                                List.of("*"))),
                        ""));

        for (Endpoint change : changes()) {
            assertThat(status(change)).as(change.toString()).isEqualTo(403);
        }
    }

    @Test
    void withoutTheIssuerNobodyIsChanged() throws Exception {
        issuer.isAwayFor(WHO);

        for (Endpoint change : changes()) {
            assertThat(status(change)).as(change.toString()).isEqualTo(503);
        }
    }

    private List<Endpoint> changes() {
        List<Endpoint> changes = Endpoints.of(requestMappingHandlerMapping).stream()
                .filter(Endpoint::changesState)
                .filter(endpoint -> endpoint.path().contains("/people"))
                .map(endpoint ->
                        new Endpoint(endpoint.method(), endpoint.path().replace("/clients/none/", "/clients/harbor/")))
                .toList();
        assertThat(changes).hasSize(16);
        return changes;
    }

    private int status(Endpoint change) throws Exception {
        MockHttpServletRequestBuilder sent = request(change.method(), change.path());
        if (change.isApi()) {
            sent.contentType(MediaType.APPLICATION_JSON)
                    .content(body(change))
                    .with(SignedIn.bearer(WHO, Role.ADMINISTRATOR, "*"));
        } else {
            sent.param("kind", "NO_GROUP")
                    .with(SignedIn.session(WHO, Role.ADMINISTRATOR, "*"))
                    .with(csrf());
        }
        return http.perform(sent).andReturn().getResponse().getStatus();
    }

    private static String body(Endpoint change) {
        if (change.method() != HttpMethod.POST) {
            return "{\"enabled\":false}";
        }
        String clients = change.path().contains("/clients/") ? "" : ",\"clients\":[]";
        return "{\"name\":\"Kim\",\"email\":\"kim@harbor.example\",\"roles\":[]" + clients + "}";
    }
}
