package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.TestPace;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Programs read calendars, see the dates of another one, and save it unless somebody was faster. */
@PlimsollTest
class CalendarsApiModuleTests {

    private ClientId client;

    @Autowired
    Clients clients;

    @Autowired
    MockMvc http;

    @AfterEach
    void asBefore() {
        TestPace.real(false);
    }

    @BeforeEach
    void aClient() {
        TestPace.real(true);
        client = new ClientId("c-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(17, 0));
        clients.create(client.value(), new ClientDetails("Client", "gold", "en", Set.of()), calendar, Actor.system());
    }

    private String path() {
        return "/api/v1/clients/" + client + "/calendar";
    }

    private static String body(int version, String zone, String days) {
        return """
                {"version": %d, "zone": "%s", "days": [%s], "from": "08:00", "to": "17:00", "region": "AT-9",
                 "ownDays": [{"day": "2026-12-24", "name": "Office closed"}]}""".formatted(version, zone, days);
    }

    private ResultActions send(MockHttpServletRequestBuilder call, String body) throws Exception {
        return http.perform(call.with(SignedIn.bearer("ada", Role.ADMINISTRATOR, "*"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions read(Role role) throws Exception {
        return http.perform(get(path()).with(SignedIn.bearer("max", role, "*")));
    }

    @Test
    void aCalendarIsReadAndSavedAsAnotherVersion() throws Exception {
        read(Role.ANALYST)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.days.length()").value(7))
                .andExpect(jsonPath("$.from").value("08:00:00"));

        send(put(path()), body(1, "Europe/Vienna", "\"MONDAY\", \"TUESDAY\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.calendar.version").value(2))
                .andExpect(jsonPath("$.openClocks").value(0));

        read(Role.SERVICE_MANAGER)
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.days[1]").value("TUESDAY"))
                .andExpect(jsonPath("$.region").value("AT-9"))
                .andExpect(jsonPath("$.ownDays[0].name").value("Office closed"))
                .andExpect(jsonPath("$.holidays[?(@.day == '2026-12-25')]").exists());
    }

    @Test
    void whoReadAnEarlierVersionIsToldAndChangesNothing() throws Exception {
        send(put(path()), body(1, "Europe/Vienna", "\"MONDAY\"")).andExpect(status().isOk());

        send(put(path()), body(1, "Europe/Vienna", "\"FRIDAY\""))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value("The calendar has been changed since; read it again."));

        read(Role.ANALYST).andExpect(jsonPath("$.days[0]").value("MONDAY"));
    }

    @Test
    void aPreviewShowsTheDatesOfBothAndSavesNothing() throws Exception {
        String seen = send(post(path() + "/preview"), body(1, "Europe/Vienna", "\"MONDAY\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.lines[0].severity").value("critical"))
                .andExpect(jsonPath("$.lines[0].task").value("respond"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        List<String> now = JsonPath.read(seen, "$.lines[*].now.due");
        List<String> then = JsonPath.read(seen, "$.lines[*].then.due");
        assertThat(then).hasSameSizeAs(now);
        for (int line = 0; line < now.size(); line++) {
            assertThat(Instant.parse(then.get(line))).isAfter(Instant.parse(now.get(line)));
        }
        List<String> stages = JsonPath.read(seen, "$.lines[0].now.reminders[*].stages[*]");
        assertThat(stages).containsExactlyInAnyOrder("first", "again", "after-silence");
        read(Role.ANALYST).andExpect(jsonPath("$.version").value(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/preview"})
    void whatIsNoCalendarIsRefused(String end) throws Exception {
        MockHttpServletRequestBuilder call = end.isEmpty() ? put(path()) : post(path() + end);
        send(call, body(1, "Mars/Olympus", "\"MONDAY\""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value("Give the name of a time zone, as in Europe/Zurich."));
    }

    @Test
    void onlyAdministratorsSaveAndClientsReadTheirOwn() throws Exception {
        http.perform(put(path())
                        .with(SignedIn.bearer("max", Role.SERVICE_MANAGER, "*"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body(1, "Europe/Vienna", "\"MONDAY\"")))
                .andExpect(status().isForbidden());
        http.perform(get(path()).with(SignedIn.bearer("sam", Role.CLIENT_MEMBER, client.value())))
                .andExpect(status().isOk());
        http.perform(get(path()).with(SignedIn.bearer("sam", Role.CLIENT_MEMBER, "somebody-else")))
                .andExpect(status().isNotFound());
    }
}
