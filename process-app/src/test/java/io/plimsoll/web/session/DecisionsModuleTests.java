package io.plimsoll.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.TestDatabase;
import io.plimsoll.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** No decision rests on what the issuer said earlier, at the pages as at the API. */
@PlimsollTest
@Tag(TestDatabase.TAG)
class DecisionsModuleTests {

    private static final String WHO = "decisions-analyst";
    private static final String NO_TASK = "no-such-task";

    @Autowired
    MockMvc http;

    @Autowired
    StandInIssuer issuer;

    @Autowired
    JdbcClient db;

    @AfterEach
    void issuerIsItself() {
        issuer.isItselfAgain(WHO);
    }

    @Test
    void whoeverMayDecideIsToldThatThereIsNothingToDecide() throws Exception {
        assertThat(atThePage().getStatus()).isEqualTo(404);
        assertThat(atTheApi().getStatus()).isEqualTo(404);
    }

    @Test
    void whoeverWasDisabledMeanwhileDecidesNothing() throws Exception {
        issuer.says(WHO, new Standing.Ended("disabled"));

        assertThat(atThePage().getStatus()).isEqualTo(401);
        MockHttpServletResponse api = atTheApi();
        assertThat(api.getStatus()).isEqualTo(401);
        assertThat(api.getHeader("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void withoutTheIssuerNothingIsDecidedThoughPagesAreShown() throws Exception {
        issuer.isAwayFor(WHO);

        for (MockHttpServletResponse answer : new MockHttpServletResponse[] {atThePage(), atTheApi()}) {
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("30");
        }
        assertThat(send(get("/tasks").with(SignedIn.session(WHO, Role.ANALYST, "*")))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void sessionWhoseRowIsGoneIsNobodysAndSaysSo() throws Exception {
        var someone = SignedIn.session("decisions-gone", Role.ANALYST, "*");
        MockHttpServletResponse over = http.perform(get("/tasks").with(request -> {
                    var signedIn = someone.postProcessRequest(request);
                    db.sql("delete from sign_in where subject = 'decisions-gone'")
                            .update();
                    return signedIn;
                }))
                .andReturn()
                .getResponse();

        assertThat(over.getRedirectedUrl()).isEqualTo("/sign-in/failed?reason=over&back=%2Ftasks");
        assertThat(send(get("/sign-in/failed").param("reason", "over").param("back", "/tasks"))
                        .getContentAsString())
                .contains("You are signed out", "href=\"/tasks\"");
    }

    @Test
    void draftsNeedTheFormsToken() throws Exception {
        MockHttpServletRequestBuilder draft = put("/tasks/" + NO_TASK + "/draft")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(SignedIn.session(WHO, Role.ANALYST, "*"));

        assertThat(send(draft).getStatus()).isEqualTo(403);
        assertThat(send(draft.with(csrf())).getStatus()).isEqualTo(404);
    }

    @Test
    void cookieIsLongOutOfReachOfScriptsAndLeadsToNoName() throws Exception {
        MockHttpServletResponse answer = send(get("/tasks").accept(MediaType.TEXT_HTML));

        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("PLIMSOLL_SESSION=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(answer.getCookie("PLIMSOLL_SESSION").getValue()).hasSizeGreaterThanOrEqualTo(48);
        send(get("/tasks").with(SignedIn.session(WHO, Role.ANALYST, "*")));
        assertThat(db.sql("select count(*) from SPRING_SESSION where PRINCIPAL_NAME = ?")
                        .params(WHO)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void logoutTokenThatIsNoneIsRefused() throws Exception {
        MockHttpServletResponse answer = send(post("/logout/connect/back-channel/plimsoll")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("logout_token", "a.b.c"));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    private MockHttpServletResponse atThePage() throws Exception {
        return send(post("/tasks/" + NO_TASK + "/answer")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content("{\"values\": {\"outcome\": \"uphold\"}}")
                .with(SignedIn.session(WHO, Role.ANALYST, "*"))
                .with(csrf()));
    }

    private MockHttpServletResponse atTheApi() throws Exception {
        return send(post("/api/v1/tasks/" + NO_TASK + "/complete")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"values\": {\"outcome\": \"uphold\"}}")
                .with(SignedIn.bearer(WHO, Role.ANALYST, "*")));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse();
    }
}
