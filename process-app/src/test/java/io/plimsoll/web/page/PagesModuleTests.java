package io.plimsoll.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesModuleTests {

    private static final String HOSTILE = "<script>alert('x')</script>";

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    @BeforeAll
    void aClientWithAHostileName() {
        clients.create(
                "pages",
                new ClientDetails(HOSTILE, "gold", "en", Set.of()),
                new CalendarDetails(
                        "Europe/Zurich",
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(17, 0)),
                Actor.system());
    }

    @ParameterizedTest
    @CsvSource({
        "/,                                  MSANDUR",
        "/tasks,                             MSANDUR",
        "/cases,                             MSANDUR",
        "/cases?client=pages&severity=nope,  MSANDUR",
        "/clients,                           ANDUR",
        "/clients/pages,                     ANDUR",
        "/clients/pages/change,              R",
        "/clients/new,                       R",
        "/imports,                           AU",
        "/triage,                            A",
        "/triage/decisions,                  ANDUR",
        "/clients/pages/controls,            ANDUR",
        "/clients/pages/mail,                ANDUR",
        "/standards,                         MSANDUR",
        "/standards/baseline-security-standards?q=backup, MSANDUR",
        "/ledger?client=pages&verify=true,   MSANDUR",
        "/operations,                        UR",
        "/outbox?client=pages&state=dead,    UR",
        "/mail-templates,                    UR",
        "/mail-templates/reminder-client/de, UR",
        "/mail-templates/reminder-client/de/html?client=pages, UR",
        "/demo/gateway,                      ANDUR",
    })
    void eachPageIsForThoseItIsMeantFor(String path, String letters) throws Exception {
        for (Part part : Part.values()) {
            int status = show(get(path), part).getStatus();
            boolean meant = letters.indexOf(part.letter) >= 0;
            if (part != Part.SCANNER) {
                assertThat(status).as(path + " for " + part).isEqualTo(meant ? 200 : 403);
            } else {
                assertThat(status).as(path + " for a machine").isNotEqualTo(500);
            }
        }
    }

    /** Those who may come, with a letter for the table above. */
    private enum Part {
        MEMBER('M', Role.CLIENT_MEMBER, "pages"),
        SIGNATORY('S', Role.CLIENT_SIGNATORY, "pages"),
        ANALYST('A', Role.ANALYST, "*"),
        MANAGER('N', Role.SERVICE_MANAGER, "*"),
        DIRECTOR('D', Role.DIRECTOR, "*"),
        AUDITOR('U', Role.AUDITOR, "*"),
        ADMINISTRATOR('R', Role.ADMINISTRATOR, "*"),
        SCANNER('-', Role.SCANNER, "pages");

        private final char letter;
        private final Role role;
        private final String clients;

        Part(char letter, Role role, String clients) {
            this.letter = letter;
            this.role = role;
            this.clients = clients;
        }
    }

    @Test
    void whereAClientCanGoIsSaidInWordsOfTheirs() throws Exception {
        assertThat(show(get("/"), Part.MEMBER).getContentAsString())
                .contains(">Home<", ">All matters<", ">Record<")
                .doesNotContainIgnoringCase("worklist");
    }

    @Test
    void whatPeopleTypedIsShownAndNeverRun() throws Exception {
        for (String path : new String[] {"/clients", "/clients/pages", "/clients/pages/change", "/ledger"}) {
            String page = show(get(path), path.endsWith("change") ? Part.ADMINISTRATOR : Part.AUDITOR)
                    .getContentAsString();
            assertThat(page).as(path).contains("&lt;script&gt;alert(").doesNotContain(HOSTILE);
        }
        assertThat(show(get("/cases").param("control", "\"><script>"), Part.ANALYST)
                        .getContentAsString())
                .doesNotContain("\"><script>");
    }

    @Test
    void otherClientsAreIndistinguishableFromAbsentOnes() throws Exception {
        for (String path : new String[] {"/ledger?client=harbor", "/ledger?client=nobody"}) {
            assertThat(show(get(path), Part.MEMBER).getStatus()).as(path).isEqualTo(404);
        }
        for (String path : new String[] {"/cases/NC-2000-000001", "/tasks/none", "/documents/none", "/imports/none"}) {
            assertThat(show(get(path), Part.ANALYST).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void pagesCarryNothingInline() throws Exception {
        for (String path : new String[] {"/", "/tasks", "/cases", "/clients/pages", "/standards", "/operations"}) {
            MockHttpServletResponse page = show(get(path), Part.ADMINISTRATOR);
            assertThat(page.getContentAsString())
                    .as(path)
                    .doesNotContain(" style=")
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern(" on[a-z]+=\"");
            assertThat(page.getHeader("Content-Security-Policy")).contains("script-src 'self'");
        }
    }

    @Test
    void whatIsWrongWithAClientIsSaidAndWhatWasTypedIsKept() throws Exception {
        MockHttpServletResponse answer = http.perform(post("/clients")
                        .param("id", "Not an id!")
                        .param("name", "Kept Ltd")
                        .param("tier", "gold")
                        .param("locale", "en")
                        .param("zone", "Europe/Zurich")
                        .param("days", "MONDAY")
                        .param("from", "08:00")
                        .param("to", "17:00")
                        .with(SignedIn.session("pages-admin", Role.ADMINISTRATOR, "*"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getResponse();

        assertThat(answer.getRedirectedUrl()).isEqualTo("/clients/new");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws Exception {
        int status = http.perform(post("/clients/pages/basics")
                        .param("name", "Stolen")
                        .with(SignedIn.session("pages-admin", Role.ADMINISTRATOR, "*")))
                .andReturn()
                .getResponse()
                .getStatus();

        assertThat(status).isEqualTo(403);
    }

    @Test
    void whatHappensNextIsSaidInFixedWordsOnly() {
        assertThat(Arrays.stream(new String[] {"sign", "decline", "pause", "met"})
                        .map(AfterAnswer::of)
                        .distinct())
                .hasSize(4);
        assertThat(AfterAnswer.known("javascript:alert(1)")).isEqualTo("other");
    }

    private MockHttpServletResponse show(MockHttpServletRequestBuilder request, Part part) throws Exception {
        return http.perform(request.with(SignedIn.session("pages-" + part, part.role, part.clients)))
                .andReturn()
                .getResponse();
    }
}
