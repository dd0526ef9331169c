package io.plimsoll.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.TestPace;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people see of calendars: the dates of a policy stage by stage, and the clocks that would follow a change. */
@PlimsollTest
class CalendarPagesModuleTests {

    private ClientId client;

    @Autowired
    Clients clients;

    @Autowired
    Rollouts rollouts;

    @Autowired
    MockMvc http;

    @AfterEach
    void asBefore() {
        TestPace.real(false);
    }

    @BeforeEach
    void aClient() {
        TestPace.real(true);
        client = new ClientId("p-" + UUID.randomUUID().toString().substring(0, 12));
        clients.create(
                client.value(),
                new ClientDetails("Client", "gold", "en", Set.of()),
                days(EnumSet.allOf(DayOfWeek.class)),
                Actor.system());
        clients.addContact(
                client,
                new ContactDetails("Sam", "sam@" + client + ".example", Role.CLIENT_SIGNATORY, "en"),
                Actor.system());
    }

    private static CalendarDetails days(Set<DayOfWeek> days) {
        return new CalendarDetails("Europe/Vienna", days, LocalTime.of(8, 0), LocalTime.of(17, 0));
    }

    private String page(MockHttpServletRequestBuilder call) throws Exception {
        return http.perform(call.with(SignedIn.session("ada", Role.ADMINISTRATOR, "*"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void theDatesOfAPolicyAreShownForEachStageThatItsLadderKnowsApart() throws Exception {
        String page = page(get("/policies/dates").param("client", client.value()));

        assertThat(page).contains("asked for the first time, asked again", "asked after silence");
        assertThat(page.indexOf("asked for the first time"))
                .as("in the order of stages")
                .isLessThan(page.indexOf("asked after silence"));
    }

    @Test
    void aChangeThatMovesNothingAsksNothing() throws Exception {
        rollouts.adoptFirst(client, "baseline-security-standards", "1.0", Actor.system());
        var closedOnce = new CalendarDetails(
                "Europe/Vienna",
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(8, 0),
                LocalTime.of(17, 0),
                "",
                "2099-01-02 Closed");
        clients.changeCalendar(client, closedOnce, Actor.system());

        assertThat(page(get("/clients/" + client + "/clocks"))).contains("Nothing to decide");
    }

    @Test
    void clocksOfWhateverKindAreListedAndDecidedAbout() throws Exception {
        rollouts.adoptFirst(client, "baseline-security-standards", "1.0", Actor.system());
        clients.changeCalendar(client, days(Set.of(DayOfWeek.MONDAY)), Actor.system());

        String page = page(get("/clients/" + client + "/clocks"));
        assertThat(page).contains("Acknowledge standard", "calendar 1");
        int at = page.indexOf("value=\"acknowledge-standard:") + 7;
        String clock = page.substring(at, page.indexOf('"', at));
        assertThat(page).contains("/adoptions/" + clock.substring(clock.indexOf(':') + 1));

        page(post("/clients/" + client + "/clocks")
                .param("clocks", clock)
                .param("move", "false")
                .param("reason", "It is in force already."));
        assertThat(page(get("/clients/" + client + "/clocks"))).contains("Nothing to decide");
    }
}
