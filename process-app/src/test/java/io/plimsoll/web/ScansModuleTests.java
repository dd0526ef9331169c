package io.plimsoll.web;

import static io.plimsoll.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
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
class ScansModuleTests {

    private static final RequestPostProcessor ANALYST = bearer("analyst", Role.ANALYST, "*");
    private static final String HEADER = "check,asset,status,severity,title,detail,observed_at,account\n";

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    private final String client = "scans-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aClientWithAService() {
        clients.create(
                client,
                new ClientDetails("Scanned", "gold", "en", Set.of("uses-azure")),
                new CalendarDetails("Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                Actor.system());
        ClientId id = new ClientId(client);
        clients.addService(
                id, new ServiceDetails("Desk", ServiceKind.HELPDESK, new ServiceTerms(10, 5, 20)), Actor.system());
        standards.adopt(id, "minimum-technology-standards", "1.0", Actor.system());
    }

    @Test
    void aDeliveryIsReadAndOpensOneCaseForEachControl() throws Exception {
        String id = deliver(HEADER
                + "os-licence,PC-1,not met,high,Licensed,No key,2026-11-01T08:00:00Z,hq\n"
                + "os-licence,PC-2,not met,high,Licensed,No key,2026-11-01T08:00:00Z,hq\n"
                + "os-licence,,not met,high,Licensed,No key,2026-11-01T08:00:00Z,hq\n");

        http.perform(get("/api/v1/scans/" + id).with(ANALYST))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"id": "%s", "client": "%s", "source": "inventory", "format": "csv", "scope": "full", "state": "done",
                         "read": 3, "rejected": 1, "unmapped": 0, "added": 2, "changed": 0, "unchanged": 0, "cleared": 0,
                         "casesOpened": 1, "problem": null}""".formatted(id, client)));
        http.perform(get("/api/v1/scans/" + id + "/rejects").with(ANALYST))
                .andExpect(jsonPath("$.items[0].place").value("line 4"))
                .andExpect(jsonPath("$.items[0].reason").value("it names no asset"));
        http.perform(get("/api/v1/clients/" + client + "/posture").with(ANALYST))
                .andExpect(jsonPath("$.notMet").value(1))
                .andExpect(jsonPath("$.met").value(0))
                .andExpect(jsonPath("$.accepted").value(0));
    }

    @Test
    void anUnmappedCheckWaitsInTriageUntilItIsMapped() throws Exception {
        String check = "kettle-" + client;
        deliver(HEADER + check + ",KITCHEN,not met,low,Server licence is valid,,2026-11-01T08:00:00Z,hq\n");

        String waiting = http.perform(get("/api/v1/triage").with(bearer("a", Role.ANALYST, client)))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].check").value(check))
                .andExpect(jsonPath("$.items[0].failing").value(1))
                .andExpect(jsonPath("$.items[0].titles[0]").value("Server licence is valid"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(JsonPath.<String>read(waiting, "$.items[0].proposals[0].control"))
                .startsWith("MTS-");

        decide("{\"source\": \"inventory\", \"check\": \"%s\", \"control\": \"MTS-02.1\"}".formatted(check), 200);

        http.perform(get("/api/v1/triage").with(bearer("a", Role.ANALYST, client)))
                .andExpect(jsonPath("$.items.length()").value(0));
        http.perform(get("/api/v1/cases?control=MTS-02.1&client=" + client).with(ANALYST))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void decisionsThatMakeNoSenseAreRefused() throws Exception {
        String check = "odd-" + client;
        deliver(HEADER + check + ",KITCHEN,not met,low,Kettle,,2026-11-01T08:00:00Z,hq\n");

        decide("{\"source\": \"inventory\", \"check\": \"%s\"}".formatted(check), 400);
        decide("{\"source\": \"inventory\", \"check\": \"%s\", \"control\": \"XX-01.1\"}".formatted(check), 422);
        decide("{\"source\": \"inventory\", \"check\": \"never-seen\", \"ignore\": true}", 404);
        http.perform(post("/api/v1/triage")
                        .with(bearer("m", Role.SERVICE_MANAGER, "*"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"source\": \"inventory\", \"check\": \"%s\", \"ignore\": true}".formatted(check)))
                .andExpect(status().isForbidden());
        decide("{\"source\": \"inventory\", \"check\": \"%s\", \"ignore\": true}".formatted(check), 200);
    }

    @Test
    void whoMayDeliverAndWhatIsHidden() throws Exception {
        String address = "/api/v1/clients/" + client + "/scans";
        http.perform(post(address).with(bearer("s", Role.SCANNER, client)).content(HEADER))
                .andExpect(status().isAccepted());
        http.perform(post(address).with(bearer("s", Role.SCANNER, "harbor")).content(HEADER))
                .andExpect(status().isNotFound());
        http.perform(post("/api/v1/clients/nobody/scans").with(ANALYST).content(HEADER))
                .andExpect(status().isNotFound());
        http.perform(post("/api/v1/clients/No!/scans").with(ANALYST).content(HEADER))
                .andExpect(status().isNotFound());
        http.perform(post(address).with(bearer("c", Role.CLIENT_MEMBER, client)).content(HEADER))
                .andExpect(status().isForbidden());
        String id = deliver(HEADER);
        http.perform(get("/api/v1/scans/" + id).with(bearer("s", Role.SCANNER, "harbor")))
                .andExpect(status().isNotFound());
        http.perform(get("/api/v1/scans/" + id).with(bearer("c", Role.CLIENT_MEMBER, client)))
                .andExpect(status().isForbidden());
        http.perform(get("/api/v1/clients/" + client + "/posture").with(bearer("c", Role.CLIENT_MEMBER, client)))
                .andExpect(status().isOk());
        http.perform(get("/api/v1/clients/" + client + "/posture").with(bearer("s", Role.SCANNER, client)))
                .andExpect(status().isForbidden());
        http.perform(get("/api/v1/standards").with(bearer("s", Role.SCANNER, client)))
                .andExpect(status().isForbidden());
    }

    @Test
    void ordersThatMakeNoSenseAreRefused() throws Exception {
        for (String query : new String[] {"format=docx", "scope=some", "source=by-hand", "source=a%20b"}) {
            http.perform(post("/api/v1/clients/" + client + "/scans?" + query)
                            .with(ANALYST)
                            .content(HEADER))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail").isNotEmpty());
        }
    }

    @Test
    void standardsAreReadWhole() throws Exception {
        RequestPostProcessor member = bearer("c", Role.CLIENT_MEMBER, client);
        http.perform(get("/api/v1/standards").with(member))
                .andExpect(jsonPath("$.items.length()").value(3));
        http.perform(get("/api/v1/standards/minimum-technology-standards").with(member))
                .andExpect(jsonPath("$.controls.length()").value(74))
                .andExpect(jsonPath("$.controls[0].ask").isNotEmpty());
        http.perform(get("/api/v1/standards/minimum-technology-standards?version=0.1")
                        .with(member))
                .andExpect(status().isNotFound());
    }

    private String deliver(String body) throws Exception {
        String location = http.perform(post("/api/v1/clients/" + client + "/scans?format=auto&scope=full")
                        .with(ANALYST)
                        .content(body))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("received"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        await().untilAsserted(() -> http.perform(get(location).with(ANALYST))
                .andExpect(jsonPath("$.state").value("done")));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private void decide(String decision, int expected) throws Exception {
        http.perform(post("/api/v1/triage")
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(decision))
                .andExpect(status().is(expected));
    }
}
