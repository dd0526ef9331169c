package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.TestPace;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.noncompliance.RequestOrder;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** Programs stop a client's clock, let it go on, and decide about clocks of an earlier calendar. */
@PlimsollTest
class ClocksApiModuleTests {

    private static final Actor SYSTEM = Actor.system();

    private ClientId client;
    private CaseNumber number;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvc http;

    @AfterEach
    void asBefore() {
        TestPace.real(false);
    }

    @BeforeEach
    void somethingIsAsked() {
        TestPace.real(true);
        client = new ClientId("k-" + UUID.randomUUID().toString().substring(0, 12));
        clients.create(client.value(), new ClientDetails("Client " + client, "gold", "en", Set.of()), hours(), SYSTEM);
        clients.addContact(
                client, new ContactDetails("Sam", "sam@" + client + ".example", Role.CLIENT_SIGNATORY, "en"), SYSTEM);
        clients.addService(
                client, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), SYSTEM);
        StandardView standard = standards.all().stream()
                .filter(one -> one.id().equals("minimum-technology-standards"))
                .findFirst()
                .orElseThrow();
        standards.adopt(client, standard.id(), standard.version(), SYSTEM);
        number = ((ReportResult.Opened) cases.report(client, "MTS-01.2", "Seen", List.of("host"), SYSTEM))
                .opened()
                .number();
        var asked = new RequestOrder(
                number,
                "respond",
                10,
                Set.of(Role.CLIENT_SIGNATORY),
                "answer-asked",
                Map.of("round", 1, "again", false));
        transactions.executeWithoutResult(status -> engagement.ask(asked, Actor.system(client)));
    }

    private static CalendarDetails hours() {
        return new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(17, 0));
    }

    private ResultActions send(String path, String body) throws Exception {
        return http.perform(post("/api/v1" + path)
                .with(SignedIn.bearer("max", Role.SERVICE_MANAGER, "*"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    void aClockStandsStillAndGoesOn() throws Exception {
        String clock = "/cases/" + number + "/clock";
        send(clock + "/go-on", "").andExpect(status().isConflict());

        send(clock + "/stop", "{\"reason\": \"supplier\", \"words\": \"The switch is late\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.reason").value("supplier"));
        http.perform(get("/api/v1" + clock).with(SignedIn.bearer("sam", Role.CLIENT_MEMBER, client.value())))
                .andExpect(jsonPath("$.stoppedSince").isNotEmpty());
        send(clock + "/stop", "{\"reason\": \"supplier\", \"words\": \"The switch is late\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").isNotEmpty());

        send(clock + "/go-on", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.due").isNotEmpty());
        http.perform(get("/api/v1" + clock).with(SignedIn.bearer("max", Role.SERVICE_MANAGER, "*")))
                .andExpect(jsonPath("$.stoppedSince").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"boredom\", \"words\": \"x\"}",
                "{\"reason\": \"supplier\", \"words\": \" \"}",
                "{\"words\": \"x\"}",
                "{\"reason\": \"supplier\", \"words\": \"a\\u0000b\"}"
            })
    void whatIsNoReasonIsRefused(String body) throws Exception {
        send("/cases/" + number + "/clock/stop", body).andExpect(status().isBadRequest());
    }

    @Test
    void aChangedCalendarIsDecidedAboutClockByClock() throws Exception {
        String clocks = "/clients/" + client + "/clocks";
        var mondays =
                new CalendarDetails("Europe/Vienna", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0));
        clients.changeCalendar(client, mondays, SYSTEM);
        http.perform(get("/api/v1" + clocks).with(SignedIn.bearer("max", Role.SERVICE_MANAGER, "*")))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].clock").value("respond:" + number));

        send(clocks, "{\"clocks\": [\"respond:%s\"], \"move\": true, \"reason\": \"Fairer\"}".formatted(number))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.decided").value(1));

        http.perform(get("/api/v1" + clocks).with(SignedIn.bearer("max", Role.SERVICE_MANAGER, "*")))
                .andExpect(jsonPath("$.length()").value(0));
        assertThat(engagement.current(number).orElseThrow().due().calendarVersion())
                .isEqualTo(2);
        send(clocks, "{\"clocks\": [], \"move\": true, \"reason\": \"Fairer\"}").andExpect(status().isBadRequest());
    }
}
