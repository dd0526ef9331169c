package io.plimsoll.web;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.StandIn;
import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.finding.FailingAsset;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.mail.MailView;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CasePage;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.EndResult;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.FailingPage;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskPage;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.process.TaskSummary;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.remediation.Remediations;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class CasesApiTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CaseView CASE = new CaseView(
            new CaseNumber("NC-2026-000123"),
            new ClientId("harbor"),
            new ControlRef("test-standard", "1.0", "T-01"),
            "Backup has no off-site copy",
            Severity.HIGH,
            CaseState.RESPONDING,
            null,
            NOON,
            null,
            NOON.plusSeconds(60),
            3,
            1,
            0,
            1);

    private final MockMvc api = MockMvcBuilders.standaloneSetup(new CasesApi(
                    StandIn.as(NonCompliances.class, new FakeCases()),
                    StandIn.as(Engagement.class, new FakeEngagement()),
                    StandIn.as(Remediations.class, new FakeRemediations()),
                    StandIn.as(Documents.class, new FakeDocuments()),
                    StandIn.as(Mails.class, new FakeMails()),
                    StandIn.as(Inbox.class, new FakeInbox())))
            .setCustomArgumentResolvers(new SystemActs())
            .build();

    @Test
    void listsWithWhatScriptsRelyOn() throws Exception {
        api.perform(get("/api/v1/cases").param("state", "responding").param("severity", "high"))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"items": [{"number": "NC-2026-000123", "client": "harbor", "control": "T-01",
                          "title": "Backup has no off-site copy", "severity": "high", "state": "responding",
                          "outcome": null, "due": "2026-11-20T12:01:00Z", "openedAt": "2026-11-20T12:00:00Z",
                          "closedAt": null, "assets": 3}], "next": "more"}
                        """));
    }

    @Test
    void aWordThatIsNoStateIsABadRequest() throws Exception {
        api.perform(get("/api/v1/cases").param("state", "sleeping")).andExpect(status().isBadRequest());
    }

    @Test
    void aClientThatCannotExistHasNoCases() throws Exception {
        api.perform(get("/api/v1/cases").param("client", "../x"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void aCaseStandsBesideAllThatBelongsToIt() throws Exception {
        api.perform(get("/api/v1/cases/NC-2026-000123"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value("NC-2026-000123"))
                .andExpect(jsonPath("$.standardVersion").value("1.0"))
                .andExpect(jsonPath("$.failing[0].asset").value("db"))
                .andExpect(jsonPath("$.failing[0].shortfall").value(7.5))
                .andExpect(jsonPath("$.failingTotal").value(1_000_000))
                .andExpect(jsonPath("$.failingNext").value("more"))
                .andExpect(jsonPath("$.sources[0]").value("scanner"))
                .andExpect(jsonPath("$.engagement[0].kind").value("asked"))
                .andExpect(jsonPath("$.history[0].facts.assets").value(3))
                .andExpect(jsonPath("$.openTasks[0].form").value("respond"));
    }

    @Test
    void whatFailsIsAListOfItsOwn() throws Exception {
        api.perform(get("/api/v1/cases/NC-2026-000123/failing?cursor=more&limit=10"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].asset").value("db"))
                .andExpect(jsonPath("$.total").value(1_000_000))
                .andExpect(jsonPath("$.next").value("more"));
    }

    @Test
    void aReportSaysWhetherItOpenedACase() throws Exception {
        report("T-01")
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/cases/NC-2026-000123"));
        report("T-02").andExpect(status().isOk()).andExpect(jsonPath("$.number").value("NC-2026-000123"));
        report("T-03")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(startsWith("No service")));
        report("").andExpect(status().isBadRequest());
    }

    @Test
    void endingWhatIsOverIsAConflict() throws Exception {
        api.perform(post("/api/v1/cases/NC-2026-000123/withdraw")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"Opened in error\"}"))
                .andExpect(status().isOk());
        api.perform(post("/api/v1/cases/NC-2026-000123/met")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"evidence\": \"Seen\"}"))
                .andExpect(status().isConflict());
    }

    private ResultActions report(String control) throws Exception {
        return api.perform(post("/api/v1/clients/harbor/cases")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"control\": \"%s\", \"summary\": \"Seen on site\"}".formatted(control)));
    }

    static final class FakeCases {
        CasePage list(CaseQuery query, Actor reader) {
            boolean asked = query.state() == CaseState.RESPONDING && query.severity() == Severity.HIGH;
            return new CasePage(asked ? List.of(CASE) : List.of(), "more");
        }

        CaseView get(CaseNumber number, Actor reader) {
            return CASE;
        }

        FailingPage failing(CaseNumber number, String cursor, int limit, Actor reader) {
            return new FailingPage(
                    List.of(new FailingAsset("db", "scanner", "c-1", "No copy", "", null, NOON, NOON, 7.5)),
                    "more",
                    1_000_000,
                    900_000,
                    List.of("scanner"));
        }

        List<LedgerRow> history(CaseNumber number, Actor reader) {
            return List.of(
                    new LedgerRow(1, NOON, "case-opened", "NC-2026-000123", "Plimsoll", "", "{\"assets\":3}", "ab"));
        }

        ReportResult report(ClientId client, String control, String summary, List<String> assets, Actor by) {
            return switch (control) {
                case "T-01" -> new ReportResult.Opened(CASE);
                case "T-02" -> new ReportResult.AlreadyOpen(CASE);
                default -> new ReportResult.DoesNotApply("No service depends on it.");
            };
        }

        EndResult withdraw(CaseNumber number, String reason, Actor by) {
            return new EndResult.Ended(CASE);
        }

        EndResult recordMet(CaseNumber number, String evidence, Actor by) {
            return new EndResult.AlreadyOver(CASE);
        }
    }

    static final class FakeEngagement {
        List<EngagementEntry> record(CaseNumber number, Actor reader) {
            return List.of(new EngagementEntry(NOON, "asked", "respond", "Asked for an answer.", "Plimsoll"));
        }
    }

    static final class FakeRemediations {
        public List<RemediationView> of(CaseNumber number, Actor reader) {
            return List.of();
        }
    }

    static final class FakeDocuments {
        List<StoredDocument> about(ClientId client, String subject, Actor reader) {
            return List.of();
        }
    }

    static final class FakeMails {
        List<MailView> about(ClientId client, CaseNumber number, Actor reader) {
            return List.of();
        }
    }

    static final class FakeInbox {
        TaskPage list(TaskQuery query, Actor reader) {
            TaskSummary task = new TaskSummary(
                    "1",
                    "Respond",
                    CASE.number(),
                    CASE.number().value(),
                    CASE.client(),
                    NOON,
                    "respond",
                    "UserTask_Respond",
                    null,
                    true,
                    NOON);
            return new TaskPage(List.of(task), null);
        }
    }

    static final class SystemActs implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return Actor.system();
        }
    }
}
