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
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Incidents and acknowledged standards at the pages and over the API. */
@PlimsollTest
class IncidentPagesModuleTests {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @Autowired
    Rollouts rollouts;

    @Autowired
    Clock clock;

    private final String client = "ip-" + UUID.randomUUID().toString().substring(0, 8);

    /** One for all reports of a test: what is reported twice with the same minute is one report. */
    private Instant now;

    @BeforeEach
    void aClient() {
        now = clock.instant();
        var calendar =
                new CalendarDetails(ZONE.getId(), Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0));
        clients.create(client, new ClientDetails("Told Ltd", "gold", "en", Set.of()), calendar, Actor.system());
        clients.addContact(
                new ClientId(client),
                new ContactDetails("Mia", "mia@" + client + ".example", Role.CLIENT_MEMBER, "en"),
                Actor.system());
        clients.addService(
                new ClientId(client),
                new ServiceDetails("Front desk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)),
                Actor.system());
    }

    private MvcResult asMember(MockHttpServletRequestBuilder request) throws Exception {
        return as("ip-member", Role.CLIENT_MEMBER, client, request);
    }

    private MvcResult as(String user, Role role, String scope, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(SignedIn.session(user, role, scope))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn();
    }

    private MockHttpServletRequestBuilder report(Duration ago) {
        LocalDateTime noticed = LocalDateTime.ofInstant(now.minus(ago), ZONE).truncatedTo(ChronoUnit.MINUTES);
        return post("/clients/" + client + "/incidents")
                .param("kind", "suspected")
                .param("summary", "A lost key card\nof the front door")
                .param("noticed", noticed.toString())
                .param("noticedBy", "Mia at the desk")
                .param("systems", "Front door");
    }

    @Test
    void aMemberReportsAndSeesTheClock() throws Exception {
        assertThat(asMember(get("/clients/" + client + "/incidents/report"))
                        .getResponse()
                        .getContentAsString())
                .contains("24 hours", "Front desk", "datetime-local")
                .doesNotContain("Whom does it concern?");

        String to = asMember(report(Duration.ofHours(2))).getResponse().getRedirectedUrl();

        assertThat(to).startsWith("/incidents/IN-");
        String page = asMember(get(to)).getResponse().getContentAsString();
        assertThat(page).contains("A lost key card", "in time, after 2 hours", "Mia at the desk", "being looked at");
        assertThat(asMember(get("/incidents")).getResponse().getContentAsString())
                .contains("A lost key card");
        assertThat(as("ip-analyst", Role.ANALYST, "*", get(to)).getResponse().getContentAsString())
                .contains("Rate incident", "Tell the client how it goes on");
        assertThat(as("ip-other", Role.CLIENT_MEMBER, "harbor", get(to))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatComesLateIsAskedWhyAndKeepsWhatWasTyped() throws Exception {
        MvcResult asked = asMember(report(Duration.ofHours(30)));

        assertThat(asked.getResponse().getRedirectedUrl()).endsWith("/incidents/report");
        assertThat((String) asked.getFlashMap().get("problem")).contains("6 hours", "why it comes late");
        assertThat(asked.getFlashMap().get("late")).isEqualTo(true);
        assertThat(asked.getFlashMap().get("typed"))
                .isInstanceOfSatisfying(IncidentReportPage.Typed.class, typed -> assertThat(typed.summary())
                        .contains("of the front door"));
        String to = asMember(report(Duration.ofHours(30)).param("lateReason", "We were closed"))
                .getResponse()
                .getRedirectedUrl();
        assertThat(asMember(get(to)).getResponse().getContentAsString()).contains("late by 6 hours", "We were closed");
    }

    @Test
    void whatIsMissingOrCannotBeIsRefused() throws Exception {
        for (String field : new String[] {"summary", "noticed", "noticedBy", "systems"}) {
            MockHttpServletRequestBuilder request = post("/clients/" + client + "/incidents");
            for (String other : new String[] {"summary", "noticed", "noticedBy", "systems"}) {
                request.param(other, other.equals(field) ? " " : other.equals("noticed") ? "2026-01-05T08:00" : "x");
            }
            MvcResult refused = asMember(request);
            assertThat(refused.getResponse().getRedirectedUrl()).as(field).endsWith("/incidents/report");
            assertThat(refused.getFlashMap().get("problem")).as(field).isNotNull();
        }
        assertThat(asMember(report(Duration.ofHours(-2))).getResponse().getRedirectedUrl())
                .endsWith("/incidents/report");
    }

    @Test
    void theApiTakesReportsAndSaysWhatIsWrong() throws Exception {
        String report = """
                {"confirmed": true, "summary": "Seen", "noticedAt": "%s", "noticedBy": "Mia", "systems": "Mail"%s}""";
        String fresh = report.formatted(clock.instant().minus(Duration.ofHours(1)), "");
        String late = report.formatted(clock.instant().minus(Duration.ofHours(25)), "");

        MockHttpServletResponse taken = send(fresh);
        assertThat(taken.getStatus()).isEqualTo(201);
        assertThat(taken.getHeader("Location")).startsWith("/api/v1/incidents/IN-");
        assertThat(taken.getContentAsString())
                .contains("\"reportedBy\":\"client\"", "\"overrunMinutes\":0", "\"state\":\"reported\"");
        assertThat(send(late).getStatus()).isEqualTo(422);
        assertThat(send(late).getContentAsString()).contains("lateReason");
        assertThat(send(report.formatted(clock.instant().minus(Duration.ofHours(25)), ", \"lateReason\": \"Closed\""))
                        .getContentAsString())
                .contains("\"overrunMinutes\":60");
        assertThat(send("{\"summary\": \"Seen\"}").getStatus()).isEqualTo(400);
        assertThat(http.perform(get("/api/v1/clients/" + client + "/incidents")
                                .with(SignedIn.bearer("ip-member", Role.CLIENT_MEMBER, client)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"number\":\"IN-");
    }

    private MockHttpServletResponse send(String body) throws Exception {
        return http.perform(post("/api/v1/clients/" + client + "/incidents")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(SignedIn.bearer("ip-member", Role.CLIENT_MEMBER, client)))
                .andReturn()
                .getResponse();
    }

    @Test
    void theListGoesOnWhereThePageEnds() throws Exception {
        for (int minute = 1; minute <= 26; minute++) {
            asMember(report(Duration.ofMinutes(minute)));
        }

        String newest = asMember(get("/incidents")).getResponse().getContentAsString();
        String older = asMember(get(linkTo(newest, "Older"))).getResponse().getContentAsString();

        assertThat(numbers(newest)).hasSize(25);
        assertThat(newest).doesNotContain(">Newest<");
        assertThat(numbers(older)).hasSize(1).doesNotContainAnyElementsOf(numbers(newest));
        assertThat(older).doesNotContain(">Older<");
        assertThat(numbers(asMember(get(linkTo(older, "Newest"))).getResponse().getContentAsString()))
                .isEqualTo(numbers(newest));
    }

    private static String linkTo(String page, String words) {
        Matcher link = Pattern.compile("href=\"([^\"]+)\">" + words + "<").matcher(page);
        assertThat(link.find()).as(words).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static Set<String> numbers(String page) {
        return Pattern.compile("/(IN|SA)-\\d{4}-\\d{6}")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void theApiGivesOnePageAfterTheOtherAndNothingTwice() throws Exception {
        for (int hour = 1; hour <= 3; hour++) {
            asMember(report(Duration.ofHours(hour)));
        }
        String list = "/api/v1/clients/" + client + "/incidents?limit=2";

        JsonNode first = api("ip-member", Role.CLIENT_MEMBER, client, list);
        JsonNode second = api(
                "ip-member",
                Role.CLIENT_MEMBER,
                client,
                list + "&cursor=" + first.get("next").asString());

        assertThat(first.get("items").findValuesAsString("number")).hasSize(2);
        assertThat(second.get("items").findValuesAsString("number"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.get("items").findValuesAsString("number"));
        assertThat(second.get("next").isNull()).isTrue();
        JsonNode limited = api("ip-limited", Role.ANALYST, client, "/api/v1/incidents?limit=200");
        assertThat(limited.get("items").findValuesAsString("client")).hasSize(3).containsOnly(client);
        assertThat(limited.get("next").isNull()).isTrue();
    }

    private JsonNode api(String user, Role role, String scope, String path) throws Exception {
        return new JsonMapper()
                .readTree(http.perform(get(path).with(SignedIn.bearer(user, role, scope)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }

    @Test
    void theRegisterGoesOnWhereThePageEnds() throws Exception {
        for (String standard :
                new String[] {"baseline-security-standards", "minimum-technology-standards", "vendor-security-policy"
                }) {
            rollouts.adoptFirst(new ClientId(client), standard, "1.0", Actor.system());
        }

        JsonNode first = api("ip-admin", Role.ADMINISTRATOR, "*", "/api/v1/clients/" + client + "/adoptions?limit=2");
        String cursor = first.get("next").asString();
        JsonNode second = api("ip-member", Role.CLIENT_MEMBER, client, "/api/v1/adoptions?limit=2&cursor=" + cursor);

        assertThat(first.get("items").findValuesAsString("standard"))
                .containsExactly("vendor-security-policy", "minimum-technology-standards");
        assertThat(second.get("items").findValuesAsString("standard")).containsExactly("baseline-security-standards");
        assertThat(second.get("next").isNull()).isTrue();
        String older =
                asMember(get("/adoptions?cursor=" + cursor)).getResponse().getContentAsString();
        assertThat(numbers(older)).hasSize(1);
        assertThat(numbers(asMember(get(linkTo(older, "Newest"))).getResponse().getContentAsString()))
                .hasSize(3);
    }

    @Test
    void theRegisterOfStandardsShowsWhatWasAskedAndLeadsToTheText() throws Exception {
        rollouts.adoptFirst(new ClientId(client), "baseline-security-standards", "1.0", Actor.system());
        String number = rollouts.list(new ClientId(client), null, 1, Actor.system())
                .items()
                .get(0)
                .number()
                .value();

        assertThat(asMember(get("/adoptions")).getResponse().getContentAsString())
                .contains(number, "Baseline Security Standards", "asked");
        String page = as("ip-signatory", Role.CLIENT_SIGNATORY, client, get("/adoptions/" + number))
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Read and decide", "The text as PDF").doesNotContain("Take it back");
        String task = page.replaceFirst("(?s).*href=\"(/tasks/[^\"]+)\".*", "$1");
        assertThat(as("ip-signatory", Role.CLIENT_SIGNATORY, client, get(task))
                        .getResponse()
                        .getContentAsString())
                .contains("Acknowledge the standard", "What acknowledging means", number);
        assertThat(as("ip-signatory", Role.CLIENT_SIGNATORY, client, get("/"))
                        .getResponse()
                        .getContentAsString())
                .contains("Baseline Security Standards, version 1.0", "sign by");
        assertThat(as("ip-admin", Role.ADMINISTRATOR, "*", get("/standards/baseline-security-standards/rollout"))
                        .getResponse()
                        .getContentAsString())
                .contains("Roll out version");
    }
}
