package io.plimsoll.web;

import static io.plimsoll.SignedIn.bearer;
import static io.plimsoll.SignedIn.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.Standards;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PlimsollTest
class TriageModuleTests {

    private static final RequestPostProcessor ANALYST = bearer("analyst", Role.ANALYST, "*");

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    private final String client = "triage-" + UUID.randomUUID().toString().substring(0, 8);
    private final String check = "kettle-" + client;

    @BeforeEach
    void aClientForWhomAnUnknownCheckWasDelivered() throws Exception {
        clients.create(
                client,
                new ClientDetails("Sorted Ltd", "gold", "en", Set.of("uses-azure")),
                new CalendarDetails("Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                Actor.system());
        ClientId id = new ClientId(client);
        clients.addService(
                id, new ServiceDetails("Desk", ServiceKind.HELPDESK, new ServiceTerms(10, 5, 20)), Actor.system());
        standards.adopt(id, "minimum-technology-standards", "1.0", Actor.system());
        String file = "check,asset,status,title\n" + check + ",KITCHEN,not met,Server licence is valid\n";
        String location = http.perform(post("/api/v1/clients/" + client + "/scans?format=auto&scope=full")
                        .with(ANALYST)
                        .content(file))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        await().until(() -> JsonPath.<String>read(
                        http.perform(get(String.valueOf(location)).with(ANALYST))
                                .andReturn()
                                .getResponse()
                                .getContentAsString(),
                        "$.state")
                .equals("done"));
    }

    @Test
    void aDecisionIsRememberedWithItsAuthorAndCanBeTakenBack() throws Exception {
        decide("\"control\": \"MTS-02.1\"");
        http.perform(get("/api/v1/triage/decisions?q=" + check).with(ANALYST))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].outcome").value("mapped"))
                .andExpect(jsonPath("$.items[0].control").value("MTS-02.1"))
                .andExpect(jsonPath("$.items[0].inForce").value(true))
                .andExpect(jsonPath("$.items[0].decidedBy").isNotEmpty())
                .andExpect(jsonPath("$.items[0].decidedAt").isNotEmpty());
        assertThat(waiting()).isZero();

        takeBack(200);

        assertThat(waiting()).isEqualTo(1);
        http.perform(get("/api/v1/triage/decisions?q=" + check).with(ANALYST))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].outcome").value("taken-back"))
                .andExpect(jsonPath("$.items[1].inForce").value(false))
                .andExpect(jsonPath("$.items[1].until").isNotEmpty());
        http.perform(get("/api/v1/triage").with(bearer("a", Role.ANALYST, client)))
                .andExpect(jsonPath("$.items[0].decisions[0].outcome").value("taken-back"))
                .andExpect(jsonPath("$.items[0].proposals[0].why").value("It shares the words licence, valid."));
        assertThat(http.perform(get("/triage").with(session("a", Role.ANALYST, client)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(check, "Taken back", "decided by analyst on");
        takeBack(409);
    }

    @Test
    void onThePageADecisionIsChangedForAnotherAndShownWithWhoAndWhen() throws Exception {
        decide("\"control\": \"MTS-02.1\"");

        http.perform(post("/triage/decisions")
                        .with(session("analyst", Role.ANALYST, "*"))
                        .with(csrf())
                        .param("source", "inventory")
                        .param("check", check)
                        .param("outcome", "map")
                        .param("control", "mts-02.6"))
                .andExpect(redirectedUrl("/triage/decisions?q="))
                .andExpect(flash().attribute("done", check + " is MTS-02.6 from now on."));

        String page = http.perform(get("/triage/decisions?q=" + check).with(session("auditor", Role.AUDITOR, "*")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("MTS-02.6", "decided by", "replaced on", "no longer in force");
        assertThat(page).as("who only reads").doesNotContain("Take back");
        http.perform(get("/api/v1/cases?control=MTS-02.6&client=" + client).with(ANALYST))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void whoServesOtherClientsSeesNoDecisionsAboutChecksOfThisOne() throws Exception {
        decide("\"ignore\": true");

        http.perform(get("/api/v1/triage/decisions?q=" + check).with(bearer("a", Role.ANALYST, client)))
                .andExpect(jsonPath("$.items.length()").value(1));
        http.perform(get("/api/v1/triage/decisions?q=" + check).with(bearer("b", Role.ANALYST, "harbor")))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void whyAControlAppliesCanBeRead() throws Exception {
        String line = "$.items[?(@.control == '%s')].%s";
        http.perform(get("/api/v1/clients/" + client + "/applicability").with(bearer("m", Role.CLIENT_MEMBER, client)))
                .andExpect(jsonPath("$.items.length()").value(74))
                .andExpect(jsonPath(line.formatted("MTS-02.4", "applies")).value(false))
                .andExpect(jsonPath(line.formatted("MTS-02.4", "reason"))
                        .value("It applies only where \"uses m365\" is recorded of the client;"
                                + " it is not recorded, which counts as no."))
                .andExpect(jsonPath(line.formatted("MTS-02.5", "applies")).value(true))
                .andExpect(jsonPath(line.formatted("MTS-02.5", "reason"))
                        .value(org.hamcrest.Matchers.contains(
                                org.hamcrest.Matchers.endsWith("\"uses azure\" is recorded of the client."))));
        http.perform(get("/api/v1/clients/" + client + "/applicability")
                        .with(bearer("m", Role.CLIENT_MEMBER, "harbor")))
                .andExpect(status().isNotFound());

        String page = http.perform(get("/clients/" + client + "/controls?show=not&q=mts-02.4")
                        .with(session("auditor", Role.AUDITOR, client)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("does not apply", "it is not recorded, which counts as no.", "1 of 74");
    }

    private void decide(String what) throws Exception {
        http.perform(post("/api/v1/triage")
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"source\": \"inventory\", \"check\": \"%s\", %s}".formatted(check, what)))
                .andExpect(status().isOk());
    }

    private void takeBack(int expected) throws Exception {
        http.perform(post("/api/v1/triage/take-back")
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"source\": \"inventory\", \"check\": \"%s\"}".formatted(check)))
                .andExpect(status().is(expected));
    }

    private int waiting() throws Exception {
        return JsonPath.read(
                http.perform(get("/api/v1/triage").with(bearer("a", Role.ANALYST, client)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.items.length()");
    }
}
