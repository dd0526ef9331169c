package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.APPROVED;
import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.EnforcedCases.ORDERS;
import static io.plimsoll.process.EnforcedCases.PATCHING;
import static io.plimsoll.process.EnforcedCases.REJECTED;
import static io.plimsoll.process.EnforcedCases.resolved;
import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.DIRECTOR;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.HoldState;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.document.Documents;
import io.plimsoll.enforcement.EnforcementView.TerminationView;
import io.plimsoll.enforcement.PauseState;
import io.plimsoll.enforcement.TerminationState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.process.EnforcedCases.Enforced;
import io.plimsoll.process.LiveCases.Live;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path of the termination through the real models: the domain first, then where the model stands. */
@PlimsollTest
class ServiceTerminationProcessTests {

    private static final String PACK = "ServiceTask_MakeTerminationPack";
    static final Map<String, @Nullable Object> RECOMMENDED =
            Map.of("outcome", "recommend", "determination", "Nobody answers, & the risk is <ours>.");
    static final Map<String, @Nullable Object> OFFBOARDED = offboarded();

    private static Map<String, @Nullable Object> offboarded() {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("outcome", "done"));
        for (String point : List.of("dataReturned", "credentialsReturned", "accessRemoved")) {
            values.put(point, true);
            values.put(point + "By", "Nora");
            values.put(point + "On", "2026-11-20");
        }
        values.put("agentsRemoved", true);
        values.put("agentsRemovedNot", "There were <none>");
        return values;
    }

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    NonCompliances nonCompliances;

    @Autowired
    Documents documents;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient db;

    private EnforcedCases cases;
    private Enforced one;
    private Live live;

    @AfterAll
    static void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("service-termination", models, history);
    }

    @BeforeEach
    void thePauseHasLastedAsLongAsItMay() {
        cases = beans.createBean(EnforcedCases.class);
        one = cases.silent().paused(HELPDESK);
        live = one.live;
        live.fire("Timer_LongestPauseOver");
    }

    private static Map<String, @Nullable Object> extension(int days) {
        return Map.of("outcome", "extend-pause", "days", days, "explanation", "They have ordered them.");
    }

    private TerminationView termination() {
        return one.enforced().terminations().get(one.enforced().terminations().size() - 1);
    }

    private void noticed() {
        live.done("recommend-termination", MANAGER, RECOMMENDED);
        live.done("approve-termination", DIRECTOR, APPROVED);
    }

    private void terminated() {
        noticed();
        live.fire("Timer_NoticePeriodOver");
        live.fire(ORDERS);
    }

    private void staysPaused() {
        assertThat(one.holds()).containsExactly(HoldState.HELD);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSED);
        assertThat(live.view().state()).isEqualTo(CaseState.PAUSED);
    }

    private String pdf(@Nullable String document) throws IOException {
        byte[] content = documents.content(Objects.requireNonNull(document), live.signatory());
        try (PDDocument pdf = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void aPauseIsProlongedAsOftenAndAsLongAsThePolicyAllows() {
        int most = nonCompliances.policy(live.number).maxExtensions();
        int longest = nonCompliances.policy(live.number).maxExtensionDays();
        assertThat(live.submit("recommend-termination", MANAGER, extension(longest + 1)))
                .isInstanceOf(Completion.Invalid.class);

        for (int nr = 1; nr <= most; nr++) {
            live.done("recommend-termination", MANAGER, extension(longest));
            assertThat(one.pause().extensions()).isEqualTo(nr);
            Instant end = Objects.requireNonNull(one.pause().longestEndsAt());
            assertThat(live.job("Timer_LongestPauseOver").getDuedate().toInstant())
                    .isEqualTo(end);
            staysPaused();
            live.fire("Timer_LongestPauseOver");
        }
        assertThat(most).isPositive();
        assertThat(live.submit("recommend-termination", MANAGER, extension(1))).isInstanceOf(Completion.Invalid.class);
        assertThat(one.pause().extensions()).isEqualTo(most);
        assertThat(one.enforced().terminations()).isEmpty();
        assertThat(live.path()).contains("EndEvent_PauseExtended");
    }

    @Test
    void theRecommendationKeepsWhatItRestsOn() {
        live.done("recommend-termination", MANAGER, RECOMMENDED);

        assertThat(termination().state()).isEqualTo(TerminationState.RECOMMENDED);
        assertThat(termination().services()).containsExactly(HELPDESK);
        assertThat(termination().grounds()).contains("Asked: 1", "Silences: 1", "Answers: 0");
        assertThat(live.mailed()).contains("termination-asked");
        assertThat(one.enforcedAsSeenBy(live.member()).terminations()).isEmpty();
        assertThat(live.page("approve-termination", DIRECTOR)
                        .context()
                        .sections()
                        .get(0)
                        .facts())
                .anySatisfy(fact -> assertThat(fact.value()).isEqualTo("manager"));
    }

    @Test
    void rejectedThePauseGoesOnForAsLongAsADecisionTakes() {
        live.done("recommend-termination", MANAGER, RECOMMENDED);
        Instant before = Objects.requireNonNull(one.pause().longestEndsAt());
        live.done("approve-termination", DIRECTOR, REJECTED);

        assertThat(termination().state()).isEqualTo(TerminationState.REJECTED);
        assertThat(one.pause().longestEndsAt()).isNotEqualTo(before);
        assertThat(one.pause().extensions()).isZero();
        staysPaused();
        assertThat(live.path()).contains("EndEvent_Rejected");
        live.fire("Timer_LongestPauseOver");
        noticed();
        assertThat(one.enforced().terminations()).hasSize(2);
    }

    @Test
    void whoRecommendedItDoesNotApproveIt() {
        Actor both = LiveCases.msp("both", Role.SERVICE_MANAGER, Role.DIRECTOR);
        live.done("recommend-termination", both, RECOMMENDED);

        assertThat(live.submit("approve-termination", both, APPROVED)).isInstanceOf(Completion.NotYours.class);
        assertThat(live.submit("approve-termination", MANAGER, APPROVED)).isInstanceOf(Completion.NotYours.class);
        assertThat(termination().state()).isEqualTo(TerminationState.RECOMMENDED);
        assertThat(termination().decidedBy()).isNull();
        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveTermination");
    }

    @Test
    void recommendingAndApprovingNeedAFreshSignInAndNothingElseDoes() {
        Actor tired = LiveCases.signedIn(MANAGER, Instant.EPOCH, "");
        live.needsFreshSignIn("recommend-termination", MANAGER, RECOMMENDED);
        assertThat(one.enforced().terminations()).isEmpty();
        live.done("recommend-termination", tired, extension(1));
        live.fire("Timer_LongestPauseOver");
        live.done("recommend-termination", MANAGER, RECOMMENDED);

        live.needsFreshSignIn("approve-termination", DIRECTOR, APPROVED);

        assertThat(termination().state()).isEqualTo(TerminationState.RECOMMENDED);
        assertThat(one.ledgered()).doesNotContain("termination-approved");
        live.done("approve-termination", LiveCases.signedIn(DIRECTOR, Instant.EPOCH, ""), REJECTED);
        assertThat(termination().state()).isEqualTo(TerminationState.REJECTED);
    }

    @Test
    void approvedTheClientGetsNoticeAndALastChance() throws IOException {
        noticed();

        assertThat(termination().state()).isEqualTo(TerminationState.NOTICED);
        assertThat(live.view().state()).isEqualTo(CaseState.TERMINATING);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        assertThat(live.mailed()).contains("termination-notice");
        assertThat(live.job("Timer_NoticePeriodOver").getDuedate().toInstant())
                .isEqualTo(termination().noticeEndsAt());
        assertThat(pdf(termination().noticeDocument()))
                .contains("Client " + live.client, HELPDESK, "Nobody answers, & the risk is <ours>.", "Silences: 1");
    }

    @Test
    void metInTheNoticePeriodTheServicesAreGivenBack() {
        noticed();
        one.met();

        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        one.resumed();
        assertThat(termination().state()).isEqualTo(TerminationState.AVERTED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
        assertThat(one.holds()).isEmpty();
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.MET);
    }

    @Test
    void terminatedItIsProvedHandedOverAndClosed() throws IOException {
        terminated();
        assertThat(termination().state()).isEqualTo(TerminationState.TERMINATED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.TERMINATED);
        assertThat(one.holds()).isEmpty();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "TERMINATE");

        String head = ledger.verify(Chain.of(live.client), ANALYST).head();
        live.fire(PACK);
        assertThat(pdf(termination().packDocument()).replaceAll("\\s", ""))
                .contains("Client" + live.client, "Recommendedbymanager", "approvedbydirector", "Silences:1")
                .contains("Noticeofpause" + live.number, "Noticeoftermination" + live.number)
                .contains("waswhole", head)
                .containsPattern("plimsoll-head:1chain=client:" + live.client + "size=\\d+.*signature=[0-9a-f]{128}");
        assertThat(live.mailed()).contains("service-terminated");

        assertThat(live.submit("offboarding-checklist", ANALYST, Map.of("outcome", "done", "dataReturned", true)))
                .isInstanceOf(Completion.Invalid.class);
        Map<String, @Nullable Object> open = new HashMap<>(OFFBOARDED);
        open.remove("accessRemovedOn");
        assertThat(live.submit("offboarding-checklist", ANALYST, open))
                .isInstanceOfSatisfying(
                        Completion.Invalid.class,
                        invalid -> assertThat(invalid.problems().get(0).field()).isEqualTo("accessRemovedBy"));
        live.done("offboarding-checklist", ANALYST, OFFBOARDED);
        assertThat(termination().state()).isEqualTo(TerminationState.OFFBOARDED);
        assertThat(termination().offboarding())
                .contains(
                        "Data returned or deleted: Nora, 2026-11-20",
                        "Our agents removed: does not apply, There were <none>");
        assertThat(one.pause().state()).isEqualTo(PauseState.ENDED);
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.TERMINATED);
        assertThat(live.mailed()).contains("case-closed-terminated");
        assertThat(one.ledgered())
                .containsSubsequence(
                        "termination-recommended",
                        "termination-approved",
                        "termination-notice-given",
                        "service-ended",
                        "services-terminated",
                        "termination-pack-made",
                        "offboarding-done",
                        "case-closed");
        assertThat(live.path()).contains("EndEvent_Terminated");
    }

    @Test
    void whatIsMetAfterTheEndBringsNothingBack() {
        terminated();
        one.cleared();
        assertThat(live.view().state()).isEqualTo(CaseState.TERMINATING);

        live.fire(PACK);
        live.done("offboarding-checklist", ANALYST, OFFBOARDED);
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.TERMINATED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.TERMINATED);
        assertThat(one.carriedOut(HELPDESK)).doesNotContain("RESUME");
        assertThat(nonCompliances.report(live.client, "MTS-01.2", "Again", List.of("PC-09"), ANALYST))
                .isInstanceOf(ReportResult.DoesNotApply.class);
    }

    private void endIsOrdered() {
        noticed();
        live.fire("Timer_NoticePeriodOver");
    }

    private void isTerminated(String... carriedOut) {
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.TERMINATED);
        assertThat(termination().state()).isEqualTo(TerminationState.TERMINATED);
        assertThat(one.carriedOut(HELPDESK)).containsExactly(carriedOut);
        assertThat(live.job(PACK)).isNotNull();
    }

    @Test
    void aGatewayThatRefusesLeavesADecisionAndNothingHasEnded() {
        endIsOrdered();
        one.gateway(HELPDESK, DemoGatewayMode.REFUSING);
        live.fire(ORDERS);

        assertThat(live.waitsAt()).containsExactly("UserTask_ResolveTerminationRefusal");
        assertThat(live.page("resolve-termination-refusal", MANAGER)
                        .context()
                        .sections()
                        .get(0)
                        .text())
                .isEqualTo("A change freeze is on");
        assertThat(live.mailed()).contains("order-refused");
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        assertThat(termination().state()).isEqualTo(TerminationState.NOTICED);

        one.gateway(HELPDESK, DemoGatewayMode.SLOW);
        live.done("resolve-termination-refusal", MANAGER, resolved("retry"));
        one.fails(ORDERS);
        live.fire(ORDERS);
        isTerminated("PAUSE", "TERMINATE");
    }

    @Test
    void whatNoSystemEndsIsEndedByHand() {
        endIsOrdered();
        one.gateway(HELPDESK, DemoGatewayMode.REFUSING);
        live.fire(ORDERS);
        live.done("resolve-termination-refusal", MANAGER, resolved("by-hand"));
        live.fire(ORDERS);
        assertThat(live.waitsAt()).containsExactly("UserTask_CarryOutByHand");
        assertThat(termination().state()).isEqualTo(TerminationState.NOTICED);

        one.doneByHand();
        isTerminated("PAUSE");
    }

    @Test
    void anEndThatIsUnderWayIsOneOnlyWhenItIsDone() {
        endIsOrdered();
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        live.fire(ORDERS);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        live.fire("Timer_NothingHeard");
        assertThat(live.waitsAt()).containsExactly("UserTask_ReconcileGateway");

        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        live.fire("Timer_TimeToAsk");
        assertThat(live.waitsAt()).isEmpty();
        live.fire(ORDERS);
        isTerminated("PAUSE", "TERMINATE");
    }

    @Test
    void metWhileTheEndIsUnderWayTheServicesAreGivenBack() {
        endIsOrdered();
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        live.fire(ORDERS);
        one.met();

        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.resumed();
        assertThat(termination().state()).isEqualTo(TerminationState.AVERTED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.holds()).isEmpty();
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.MET);
    }

    @Test
    void aCaseWhoseServicesAnotherOneEndedEndsNothingMore() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        Enforced other = cases.silentToo(one).paused(HELPDESK);
        terminated();
        assertThat(other.holds()).isEmpty();

        other.live.fire("Timer_LongestPauseOver");
        assertThat(other.live.submit("recommend-termination", MANAGER, RECOMMENDED))
                .isInstanceOfSatisfying(Completion.Invalid.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.message()).contains("Nothing is held")));
        nonCompliances.withdraw(other.live.number, "The service has ended.", ANALYST);
        assertThat(other.live.view().outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(ledger.about(Chain.of(live.client), other.live.number, ANALYST))
                .extracting(LedgerRow::event)
                .doesNotContain("resumption-asked");
    }

    /** With the last service all that is open ends, whatever it waits for, and nothing stays held. */
    @Test
    void theOtherMattersOfAClientThatLeavesEndWithIt() {
        Enforced paused = cases.silentToo(one).paused(HELPDESK);
        Live asked = cases.askedToo(one);
        terminated();

        assertThat(paused.holds()).isEmpty();
        assertThat(paused.live.view().outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(paused.live.waitsAt()).isEmpty();
        assertThat(asked.view().outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(asked.waitsAt()).isEmpty();
        live.fire(PACK);
        live.done("offboarding-checklist", ANALYST, OFFBOARDED);
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.TERMINATED);
    }

    /** The rule sees what reached the client, and who recommends and who approves see what it says. */
    @Test
    void whatNeverReachedTheClientIsNoFailureToAnswer() {
        assertThat(engagement()).contains("No persistent failure", "One silence is not counted");
        db.sql("update outbox_mail set state = 'sent', sent_at = queued_at where case_number = ?")
                .param(live.number.value())
                .update();
        assertThat(engagement()).contains("No persistent failure").doesNotContain("not counted");

        live.done("recommend-termination", MANAGER, RECOMMENDED);
        assertThat(termination().grounds())
                .anyMatch(ground -> ground.startsWith("Engagement: No persistent failure"))
                .contains(
                        "Other critical cases open: none",
                        "Deviations that lapsed: 0 in this case, 0 in all cases of the client");
        assertThat(live.page("approve-termination", DIRECTOR).context().sections())
                .anySatisfy(section -> assertThat(section.marks())
                        .extracting(mark -> mark.word() + " " + mark.how())
                        .contains("asked mail sent", "silent "));
    }

    private String engagement() {
        return live.page("recommend-termination", MANAGER).context().sections().get(0).facts().stream()
                .filter(fact -> fact.label().equals("Engagement"))
                .map(fact -> fact.value())
                .findFirst()
                .orElseThrow();
    }
}
