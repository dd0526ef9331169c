package io.plimsoll.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.Browser;
import io.plimsoll.RunningApp;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.mail.MailedCodes;
import io.plimsoll.mail.SecretWords;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.standard.Standards;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scanners open all links of mails, and forms of pages may be sent from elsewhere: neither does anything. */
@RunningApp
class CodeLinkIT {

    private static final Actor STAFF = new Actor(
            "sub-link",
            "link",
            "Link",
            "",
            Set.of(Role.ADMINISTRATOR, Role.ANALYST),
            ClientScope.everyone(),
            SignIn.none());

    @LocalServerPort
    int port;

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    SecretWords words;

    @Autowired
    JdbcClient db;

    private final HttpClient http = HttpClient.newHttpClient();
    private ClientId client;
    private CaseNumber number;
    private String link;

    @BeforeEach
    void aLinkInAMail() {
        client = new ClientId("l-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        clients.create(client.value(), new ClientDetails("Secretive Ltd", "gold", "en", Set.of()), calendar, STAFF);
        clients.addContact(
                client,
                new ContactDetails("Rosa Lind", "rosa@" + client + ".example", Role.CLIENT_MEMBER, "en"),
                STAFF);
        String rosa = clients.get(client, STAFF).contacts().get(0).id();
        clients.letAnswerByCode(client, rosa, STAFF);
        clients.addService(
                client, new ServiceDetails("Helpdesk", ServiceKind.HELPDESK, new ServiceTerms(10, 3, 20)), STAFF);
        var standard = standards.all().stream()
                .filter(one -> one.id().equals("minimum-technology-standards"))
                .findFirst()
                .orElseThrow();
        standards.adopt(client, standard.id(), standard.version(), STAFF);
        number = ((ReportResult.Opened) cases.report(client, "MTS-01.2", "Seen", List.of("laptop-7"), STAFF))
                .opened()
                .number();
        link = "/by-code/" + number + "/" + rosa;
    }

    @Test
    void whoeverOpensTheLinkChangesNothingAndLearnsNothing() throws Exception {
        Map<String, Long> before = rows();
        for (int looked = 0; looked < 3; looked++) {
            for (String page : List.of(link, link + "/enter")) {
                for (String method : List.of("HEAD", "GET")) {
                    HttpResponse<String> answer = http.send(
                            request(page)
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().allValues("Set-Cookie"))
                            .noneMatch(cookie -> cookie.contains("SESSION"))
                            .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
                    assertThat(answer.body()).doesNotContain("laptop-7", "MTS-01.2", "Rosa", "Secretive");
                }
            }
        }

        assertThat(rows()).isEqualTo(before).hasSizeGreaterThan(50);
    }

    @Test
    void aFormFromElsewhereAsksForNothing() throws Exception {
        Map<String, Long> before = rows();
        for (String step : List.of("/ask", "/enter")) {
            HttpResponse<String> answer = http.send(
                    request(link + step)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("code=AAAA-AAAA"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
        }

        assertThat(rows()).isEqualTo(before);
    }

    /** One browser is one person: who signs in is no longer let in by a code, and the other way round. */
    @Test
    void whoSignsInWithAnAccountIsNotByCodeAnyMore() {
        Browser rosa = new Browser(port);
        Browser.Page typing = rosa.post(rosa.get(link), link + "/ask", Map.of());
        assertThat(rosa.post(typing, link + "/enter", Map.of("code", code())).path())
                .isEqualTo("/by-code/case");

        assertThat(rosa.signIn(rosa.get("/"), "director", "plimsoll").path()).isEqualTo("/");

        assertThat(rosa.get("/by-code/case").path()).isEqualTo("/by-code/over");
        assertThat(rosa.get("/").body()).contains("director");
        assertThat(db.sql("select count(*) from answer_session where client_id = ? and ended_at is not null")
                        .param(client.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Browser.Page door = rosa.get(link);
        assertThat(door.body()).contains("Somebody is signed in").doesNotContain("Send me a code");
        Map<String, Long> before = rows();
        rosa.post(rosa.get(link + "/enter"), link + "/ask", Map.of());
        rosa.post(rosa.get(link + "/enter"), link + "/enter", Map.of("code", code()));
        assertThat(rows()).isEqualTo(before);
        assertThat(rosa.get("/").status()).isEqualTo(200);
    }

    private String code() {
        return MailedCodes.of(
                words,
                db.sql("select id from answer_code where client_id = ? order by asked_at desc, id desc limit 1")
                        .param(client.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void whoAsksGetsASessionAndTheRightBrowserOnlyTheCase() {
        Browser rosa = new Browser(port);
        Browser.Page typing = rosa.post(rosa.get(link), link + "/ask", Map.of());
        assertThat(typing.path()).isEqualTo(link + "/enter");

        assertThat(rosa.get("/by-code/case").path()).isEqualTo("/by-code/over");
        assertThat(rosa.get("/by-code/else").path()).isEqualTo("/by-code/over");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html");
    }

    /** How many rows each table of the database has, sessions among them. */
    private Map<String, Long> rows() {
        return db
                .sql("select table_name from information_schema.tables where upper(table_type) like '%TABLE%' and"
                        + " table_schema = schema() and lower(table_name) <> 'flyway_schema_history'")
                .query(String.class)
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        table -> table, table -> db.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }
}
