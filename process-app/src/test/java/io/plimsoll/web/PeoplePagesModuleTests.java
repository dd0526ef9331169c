package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages and the API about people over the built-in sign-in, whose people are fixed. */
@PlimsollTest
class PeoplePagesModuleTests {

    private static final String FIXED = "The built-in sign-in has a fixed set of people";
    private static final ClientId QUAYSIDE = new ClientId("quayside");

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Test
    void theDemoPeopleAreShownAndThatTheyAreFixed() throws Exception {
        String page = page("/clients/harbor/people", admin());
        assertThat(page)
                .contains("Maya Okafor", "David Reyes", "signs", FIXED, "Nothing differs")
                .doesNotContain("Invite somebody");
        assertThat(page("/people", admin())).contains("Nora Lindholm", "analyst", FIXED);
    }

    @Test
    void auditorsLookAndOthersDoNot() throws Exception {
        assertThat(page("/clients/harbor/people", auditor())).contains("Maya Okafor");
        for (String path : new String[] {"/clients/harbor/people", "/people"}) {
            http.perform(get(path).with(SignedIn.session("nora", Role.ANALYST, "*")))
                    .andExpect(status().isForbidden());
            http.perform(get(path).with(SignedIn.session("mia", Role.CLIENT_SIGNATORY, "harbor")))
                    .andExpect(status().isForbidden());
        }
        http.perform(get("/clients/harbor/people").with(SignedIn.session("a", Role.ADMINISTRATOR, "alpine")))
                .andExpect(status().isNotFound());
        http.perform(post("/clients/harbor/people/repair")
                        .param("kind", "NO_GROUP")
                        .with(auditor())
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void anInvitationIsRefusedWithTheReasonAndKeepsWhatWasTyped() throws Exception {
        http.perform(post("/clients/harbor/people")
                        .param("name", "Kim")
                        .param("email", "kim@harbor.example")
                        .param("roles", "CLIENT_MEMBER")
                        .param("locale", "en")
                        .with(admin())
                        .with(csrf()))
                .andExpect(redirectedUrl("/clients/harbor/people"))
                .andExpect(flash().attributeExists("problem", "typed"));
        http.perform(post("/clients/harbor/people").with(admin()).with(csrf()))
                .andExpect(flash().attributeExists("problems"));
    }

    @Test
    void whoeverSeesSomeClientsOnlyIsEnteredByLeavingAllClientsOut() throws Exception {
        String[] forms = {"/people", "/people/c909ed5a-018a-47bb-ac73-76c14f2ddeb5/rights"};
        for (String form : forms) {
            http.perform(post(form)
                            .param("name", "Kim")
                            .param("email", "kim@msp.example")
                            .param("locale", "en")
                            .param("roles", "ANALYST")
                            .param("clients", "harbor")
                            .with(admin())
                            .with(csrf()))
                    .andExpect(redirectedUrl("/people"))
                    .andExpect(flash().attribute("problem", startsWith(FIXED)));
        }
    }

    @Test
    void whatConcernsPlimsollAloneIsSettledThoughTheSignInIsFixed() throws Exception {
        ContactView contact = clients.get(QUAYSIDE, Actor.system()).contacts().get(0);
        clients.writeNoMore(QUAYSIDE, contact.id(), Actor.system());
        try {
            assertThat(page("/clients/quayside/people", admin())).contains("mail does not go to them any more");
            String account = "$.differences[?(@.contact == '" + contact.id() + "')].kind";
            http.perform(get("/api/v1/clients/quayside/people").with(SignedIn.bearer("a", Role.AUDITOR, "*")))
                    .andExpect(jsonPath(account).value("signs-in-unwritten"));
        } finally {
            clients.writeAgain(QUAYSIDE, contact.id(), Actor.system());
        }
    }

    @Test
    void theApiSaysTheSameAsProblemDetails() throws Exception {
        http.perform(get("/api/v1/clients/harbor/people").with(bearer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(
                        jsonPath("$.items[?(@.name == 'David Reyes')].getsMail").value(true))
                .andExpect(jsonPath("$.limits").isNotEmpty());
        http.perform(post("/api/v1/clients/harbor/people")
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\":\"Kim\",\"email\":\"kim@harbor.example\",\"roles\":[\"client-member\"]}")
                        .with(bearer()))
                .andExpect(status().isConflict())
                .andExpect(content().contentType("application/problem+json"));
        http.perform(post("/api/v1/clients/harbor/people")
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\":\"\",\"email\":\"kim\",\"roles\":[\"director\"]}")
                        .with(bearer()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors.roles").isNotEmpty());
        http.perform(post("/api/v1/people")
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"name\":\"K\",\"email\":\"k@msp.example\",\"roles\":[\"king\"],\"clients\":[\"*\"]}")
                        .with(bearer()))
                .andExpect(status().isBadRequest());
        http.perform(patch("/api/v1/people/c909ed5a-018a-47bb-ac73-76c14f2ddeb5")
                        .contentType(APPLICATION_JSON)
                        .content("{\"enabled\":false}")
                        .with(bearer()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(startsWith(FIXED)));
        http.perform(patch("/api/v1/people/nobody")
                        .contentType(APPLICATION_JSON)
                        .content("{\"enabled\":false,\"roles\":[\"analyst\"]}")
                        .with(bearer()))
                .andExpect(status().isBadRequest());
        http.perform(patch("/api/v1/clients/harbor/people/c909ed5a-018a-47bb-ac73-76c14f2ddeb5")
                        .contentType(APPLICATION_JSON)
                        .content("{\"enabled\":false}")
                        .with(bearer()))
                .andExpect(status().isNotFound());
    }

    @Test
    void anAdministratorOfSomeClientsIsToldWhoManagesColleagues() throws Exception {
        http.perform(post("/people/repair")
                        .param("kind", "NO_GROUP")
                        .with(SignedIn.session("a", Role.ADMINISTRATOR, "harbor"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(page("/people", SignedIn.session("a", Role.ADMINISTRATOR, "harbor")))
                .contains("managed by administrators of all clients");
    }

    @Test
    void aChangeNeedsAFreshSignInAndComesBackWithWordsThatNothingIsDone() throws Exception {
        RequestPostProcessor old = SignedIn.sessionSince(longAgo(), "admin", Role.ADMINISTRATOR);
        for (String path : List.of(
                "/people",
                "/people/repair",
                "/people/x/rights",
                "/people/x/disable",
                "/people/x/enable",
                "/people/x/invite-again")) {
            http.perform(post(path).with(old).with(csrf()))
                    .andExpect(status().isSeeOther())
                    .andExpect(redirectedUrl("/oauth2/authorization/plimsoll?step_up=%2Fpeople%3Fsigned-in"));
            http.perform(post("/clients/harbor" + path.replace("/rights", "/roles"))
                            .with(old)
                            .with(csrf()))
                    .andExpect(redirectedUrl(
                            "/oauth2/authorization/plimsoll?step_up=%2Fclients%2Fharbor%2Fpeople%3Fsigned-in"));
        }
        for (String path : List.of("/people", "/clients/harbor/people")) {
            assertThat(page(path + "?signed-in=", admin())).contains("Nothing has been changed yet");
            assertThat(page(path, admin())).doesNotContain("Nothing has been changed yet");
            http.perform(get(path).with(old))
                    .andExpect(status().isOk())
                    .andExpect(model().attribute("signInFirst", endsWith("step_up=" + path.replace("/", "%2F"))));
            http.perform(get(path).with(admin())).andExpect(model().attribute("signInFirst", ""));
        }
    }

    @Test
    void aChangeByTokenIsChallengedWhereTheSignInIsOldOrUnknown() throws Exception {
        RequestPostProcessor old = SignedIn.bearerSince(longAgo(), "admin", Role.ADMINISTRATOR);
        for (var request : List.of(
                post("/api/v1/people"),
                patch("/api/v1/people/x"),
                post("/api/v1/clients/harbor/people"),
                patch("/api/v1/clients/harbor/people/x"))) {
            http.perform(request.contentType(APPLICATION_JSON)
                            .content("{\"enabled\":false}")
                            .with(old))
                    .andExpect(status().isUnauthorized())
                    .andExpect(header().string(
                                    "WWW-Authenticate",
                                    allOf(
                                            startsWith("Bearer error=\"insufficient_user_authentication\""),
                                            endsWith("max_age=\"300\""))))
                    .andExpect(jsonPath("$.detail").value(startsWith("This needs a fresh sign-in")));
        }
        http.perform(get("/api/v1/people").with(old)).andExpect(status().isOk());
        http.perform(patch("/api/v1/people/x")
                        .contentType(APPLICATION_JSON)
                        .content("{\"enabled\":false}")
                        .with(SignedIn.bearerSince(longAgo(), "nora", Role.ANALYST)))
                .andExpect(status().isForbidden());
    }

    private static Instant longAgo() {
        return Instant.now().minus(Duration.ofMinutes(6));
    }

    private String page(String path, RequestPostProcessor who) throws Exception {
        return http.perform(get(path).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static RequestPostProcessor admin() {
        return SignedIn.session("admin", Role.ADMINISTRATOR, "*");
    }

    private static RequestPostProcessor auditor() {
        return SignedIn.session("auditor", Role.AUDITOR, "*");
    }

    private static RequestPostProcessor bearer() {
        return SignedIn.bearer("admin", Role.ADMINISTRATOR, "*");
    }
}
