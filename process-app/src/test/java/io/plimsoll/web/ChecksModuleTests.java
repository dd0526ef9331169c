package io.plimsoll.web;

import static io.plimsoll.SignedIn.bearer;
import static io.plimsoll.SignedIn.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.InventoryColumns;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.finding.ScheduledChecks;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.nio.charset.StandardCharsets;
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

/** Checks over HTTP: set, fed, looked at. */
@PlimsollTest
class ChecksModuleTests {

    private static final RequestPostProcessor ANALYST = bearer("analyst", Role.ANALYST, "*");
    private static final RequestPostProcessor ADMINISTRATOR = bearer("admin", Role.ADMINISTRATOR, "*");

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Autowired
    ScheduledChecks scheduled;

    private final String client = "chk-" + UUID.randomUUID().toString().substring(0, 8);
    private final String checks = "/api/v1/clients/" + client + "/checks";

    @BeforeEach
    void aClientWithAService() {
        clients.create(
                client,
                new ClientDetails("Checked", "gold", "en", Set.of()),
                new CalendarDetails("Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                Actor.system());
        clients.addService(
                new ClientId(client),
                new ServiceDetails("Desk", ServiceKind.HELPDESK, new ServiceTerms(10, 5, 20)),
                Actor.system());
    }

    private static String settings(String domain, int days) {
        return """
                {"domains": [{"name": "%s", "selectors": ["s1"]}], "enforceDmarc": true, "cycleDays": %d, "warningDays": 90}""".formatted(domain, days);
    }

    @Test
    void whatIsSetIsAnsweredAgain() throws Exception {
        http.perform(get(checks).with(ANALYST))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.settings.cycleDays").value(7))
                .andExpect(jsonPath("$.next").isEmpty());

        http.perform(put(checks)
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(settings("B\u00fccher.example", 3)))
                .andExpect(status().isOk());

        http.perform(get(checks).with(ANALYST))
                .andExpect(jsonPath("$.settings.domains[0].name").value("xn--bcher-kva.example"))
                .andExpect(jsonPath("$.settings.domains[0].selectors[0]").value("s1"))
                .andExpect(jsonPath("$.settings.enforceDmarc").value(true))
                .andExpect(jsonPath("$.settings.cycleDays").value(3))
                .andExpect(jsonPath("$.next").isNotEmpty())
                .andExpect(jsonPath("$.runs").isEmpty());
        http.perform(post(checks + "/run").with(ANALYST)).andExpect(status().isAccepted());
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        http.perform(put(checks)
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(settings("no domain", 200)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("Give 1 to 90 days.")));
    }

    @Test
    void anInventoryIsTakenFromAMachineToo() throws Exception {
        RequestPostProcessor scanner = bearer("scanner", Role.SCANNER, client);
        http.perform(post(checks + "/inventory")
                        .with(scanner)
                        .contentType("text/csv")
                        .content("asset,product\nSRV1,Windows Server 2012\n"))
                .andExpect(status().isNoContent());
        http.perform(post(checks + "/inventory")
                        .with(scanner)
                        .contentType("text/csv")
                        .content("nothing"))
                .andExpect(status().isUnprocessableContent());
        http.perform(put(checks + "/columns")
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"asset\": \"asset\", \"product\": \"product\"}"))
                .andExpect(status().isOk());
        http.perform(get(checks).with(ANALYST))
                .andExpect(jsonPath("$.columns.product").value("product"));
    }

    @Test
    void thePageShowsWhatTheLastRunSaid() throws Exception {
        RequestPostProcessor analyst = session("analyst", Role.ANALYST, "*");
        String page = "/clients/" + client + "/checks";
        http.perform(get(page).with(analyst)).andExpect(content().string(containsString("Nothing was checked yet")));
        var id = new ClientId(client);
        scheduled.upload(
                id,
                "<i>.csv",
                "asset,product\nSRV1,Windows Server 2012\nSRV2,Windows Server 2025\nBOX,<b>ERP</b>\n"
                        .getBytes(StandardCharsets.UTF_8),
                Actor.system());
        http.perform(get(page).with(analyst)).andExpect(content().string(containsString("Check the guess")));
        scheduled.map(id, new InventoryColumns("asset", "", "product", "", ""), Actor.system());
        scheduled.judgeInventory(id);

        http.perform(get(page).with(analyst))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Critical")))
                .andExpect(content()
                        .string(containsString("Windows Server 2012: security updates ended on 10 October 2023.")))
                .andExpect(content().string(containsString("? unknown")))
                .andExpect(content().string(containsString("&lt;b&gt;ERP&lt;/b&gt;")))
                .andExpect(content().string(not(containsString("<i>.csv"))));
        http.perform(get(page).with(session("auditor", Role.AUDITOR, "*")))
                .andExpect(content().string(not(containsString("Save columns"))));
        http.perform(get("/lifecycle").with(analyst))
                .andExpect(content().string(containsString("Microsoft Windows Server")));
    }

    @Test
    void nobodyDeliversInOurName() throws Exception {
        http.perform(post("/api/v1/clients/" + client + "/scans?source=plimsoll-dns&scope=full")
                        .with(ANALYST)
                        .contentType("text/csv")
                        .content("check,asset,status\ndns-spf,a.example,met\n"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void newerEndsOfLifeAreTaken() throws Exception {
        String product = "boats-" + client;
        http.perform(put("/api/v1/lifecycle/" + product)
                        .with(ADMINISTRATOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[{\"cycle\": \"1\", \"eol\": \"2027-01-01\"}]"))
                .andExpect(status().isNoContent());
        http.perform(put("/api/v1/lifecycle/" + product)
                        .with(ADMINISTRATOR)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[]"))
                .andExpect(status().isUnprocessableContent());

        String products = http.perform(get("/api/v1/lifecycle").with(ANALYST))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(products).contains(product, "windows-server");
    }
}
