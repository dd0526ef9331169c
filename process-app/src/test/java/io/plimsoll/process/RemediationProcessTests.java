package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.document.Documents;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.LiveCases.Live;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.remediation.RemediationState;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.remediation.RemediationView.ReportView;
import io.plimsoll.remediation.Remediations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Every path of the remedy through the real models: the domain first, then where the model stands. */
@PlimsollTest
class RemediationProcessTests {

    private static final Map<String, @Nullable Object> APPROVED = Map.of("outcome", "approve", "explanation", "Good.");
    private static final Map<String, @Nullable Object> MET = Map.of("outcome", "met", "evidence", "Seen.");
    private static final Map<String, @Nullable Object> NOT_MET =
            Map.of("outcome", "not-met", "evidence", "Still there.");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Remediations remediations;

    @Autowired
    Extensions extensions;

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Autowired
    Documents documents;

    @Autowired
    Clock clock;

    private Live live;
    private PassedDays work;

    @AfterAll
    static void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("remediation", models, history);
    }

    @BeforeEach
    void theClientWillFixIt() {
        work = beans.createBean(PassedDays.class);
        live = beans.createBean(LiveCases.class).ask("PC-01");
        live.done("respond", live.member(), Map.of("outcome", "remediate"));
    }

    private String inDays(int days) {
        return LocalDate.now(clock.withZone(ZoneId.of("Europe/Vienna")))
                .plusDays(days)
                .toString();
    }

    private Map<String, @Nullable Object> plan(int first, int last) {
        return Map.of(
                "outcome", "submit",
                "approach", "Replace them.",
                "owner", "Mia Member",
                "milestones",
                        List.of(
                                Map.of("title", "Order", "due", inDays(first)),
                                Map.of(
                                        "title",
                                        "Install",
                                        "due",
                                        inDays(last),
                                        "owner",
                                        "Tom Technician",
                                        "side",
                                        "provider")));
    }

    private void planned() {
        live.done("plan-remediation", live.member(), plan(5, 10));
    }

    private void underWay() {
        planned();
        live.done("review-plan", ANALYST, APPROVED);
    }

    private void reported() {
        underWay();
        live.done("report-done", live.member(), Map.of("outcome", "done", "report", "All replaced."));
    }

    private void offered() {
        live.done("plan-remediation", live.member(), Map.of("outcome", "ask-proposal", "wish", "All of it."));
        live.done("prepare-proposal", ANALYST, proposal(10, 20));
    }

    private Map<String, @Nullable Object> proposal(int valid, int completion) {
        return Map.of(
                "outcome",
                "offer",
                "description",
                "We replace them.",
                "lines",
                List.of(Map.of("text", "PCs", "amount", 1200.10), Map.of("text", "Work", "amount", 300.20)),
                "currency",
                "EUR",
                "validUntil",
                inDays(valid),
                "completion",
                inDays(completion));
    }

    private RemediationView remedy() {
        return remediations.of(live.number, ANALYST).get(0);
    }

    private List<String> engaged() {
        return engagement.record(live.number, ANALYST).stream()
                .map(EngagementEntry::detail)
                .toList();
    }

    @Test
    void plannedCarriedOutAndVerifiedItIsMet() {
        assertThat(live.view().state()).isEqualTo(CaseState.REMEDIATING);
        reported();
        assertThat(remedy().state()).isEqualTo(RemediationState.REPORTED);
        assertThat(live.view().state()).isEqualTo(CaseState.VERIFYING);

        live.done("verify-remediation", ANALYST, MET);

        assertThat(remedy().state()).isEqualTo(RemediationState.MET);
        assertThat(remedy().reports()).singleElement().satisfies(report -> {
            assertThat(report.met()).isTrue();
            assertThat(report.evidence()).isEqualTo("Seen.");
        });
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.MET);
        assertThat(cases.failing(live.number, null, 10, ANALYST).items()).isEmpty();
        assertThat(live.mailed()).contains("plan-asked", "plan-approved", "case-closed-met");
        assertThat(live.path()).contains("EndEvent_Met", "EndEvent_ClosedAsMet");
    }

    @Test
    void theWorkIsDueAtTheEndOfTheLastStepAndTheNextOneIsShown() {
        underWay();

        assertThat(remedy().workDue()).isAfter(clock.instant());
        assertThat(remedy().next().title()).isEqualTo("Order");
        assertThat(live.job("Timer_AgreedDayOver").getDuedate().toInstant()).isBefore(remedy().workDue());
        assertThat(remedy().milestones())
                .extracting(one -> one.title() + ", " + one.owner() + ", " + one.side())
                .containsExactly("Order, Mia Member, CLIENT", "Install, Tom Technician, PROVIDER");
        assertThat(live.page("report-done", live.member()).context().sections())
                .anySatisfy(section -> assertThat(section.text()).contains("Next step: Order"));
    }

    @Test
    void aPlanInThePastOrOutOfOrderIsRefused() {
        assertThat(live.submit("plan-remediation", live.member(), plan(10, 5))).isInstanceOf(Completion.Invalid.class);
        assertThat(remedy().plans()).isEmpty();
    }

    @Test
    void whoDoesEachStepIsShownWhereThePlanIsReviewed() {
        planned();

        assertThat(live.page("review-plan", ANALYST).context().sections())
                .flatExtracting(section -> section.facts())
                .extracting(fact -> fact.value())
                .contains("Order. Mia Member (client)", "Install. Tom Technician (provider)");
    }

    @Test
    void aReportNamesTheFilesThatShowIt() {
        underWay();
        String file = work.file(live, live.member());
        live.done(
                "report-done",
                live.member(),
                Map.of("outcome", "done", "report", "All replaced.", "files", List.of(file)));

        assertThat(remedy().reports().get(0).reportFiles())
                .extracting(shown -> shown.id())
                .containsExactly(file);
        assertThat(live.page("verify-remediation", ANALYST).context().sections())
                .flatExtracting(section -> section.facts())
                .extracting(fact -> fact.label() + ": " + fact.value())
                .contains("File: console.txt");
        assertThat(work.ledgered(live, "work-reported")).contains(PassedDays.sha256OfFile());
    }

    @Test
    void aCheckTakesWordsOrFilesOrBoth() {
        reported();

        assertThat(live.submit("verify-remediation", ANALYST, Map.of("outcome", "met")))
                .isInstanceOf(Completion.Invalid.class);
        String file = work.file(live, ANALYST);
        live.done("verify-remediation", ANALYST, Map.of("outcome", "met", "files", List.of(file)));

        ReportView report = remedy().reports().get(0);
        assertThat(report.evidence()).isEmpty();
        assertThat(report.files()).extracting(shown -> shown.id()).containsExactly(file);
        assertThat(work.ledgered(live, "remedy-verified"))
                .contains("person", report.files().get(0).sha256());
    }

    @Test
    void theNextResultsVerifyAsWell() {
        underWay();
        String scan = work.shownMetByResults(live);

        assertThat(remedy().state()).isEqualTo(RemediationState.MET);
        assertThat(remedy().shownBy()).isEqualTo("inventory");
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.MET);
        assertThat(work.ledgered(live, "remedy-verified")).contains("results", "inventory");
        assertThat(work.ledgered(live, "evidence-cleared")).contains("inventory", scan);
    }

    @Test
    void whatWasReportedIsVerifiedByTheNextResults() {
        reported();
        work.shownMetByResults(live);

        assertThat(remedy().state()).isEqualTo(RemediationState.MET);
        assertThat(remedy().reports()).singleElement().satisfies(report -> assertThat(report.evidence())
                .contains("inventory"));
    }

    /** What {@link MoreTimeProcessTests} looks at closely; here so that this class passes every element. */
    @Test
    void daysAreMovedOrPassWithoutAReport() {
        underWay();
        askForMoreTime(12);
        live.fire("Timer_ExtensionUndecided");
        askForMoreTime(13);
        live.done("decide-extension", ANALYST, Map.of("outcome", "refuse", "explanation", "No."));
        work.daysPassed(live, 6);
        live.fire("Timer_AgreedDayOver");

        assertThat(live.waitsAt()).containsExactly("UserTask_ReportDone");
        assertThat(live.path()).contains("EndEvent_DayNoted", "EndEvent_ExtensionDecided");
    }

    private void askForMoreTime(int days) {
        assertThat(extensions.ask(
                        live.number,
                        new TreeMap<>(Map.of(2, LocalDate.parse(inDays(days)))),
                        "The supplier is late.",
                        live.member()))
                .isInstanceOf(Extensions.Asked.Taken.class);
    }

    @Test
    void aRejectedPlanIsAskedForAgainWithTheReason() {
        planned();
        live.done("review-plan", ANALYST, Map.of("outcome", "reject", "explanation", "Too vague."));

        assertThat(remedy().state()).isEqualTo(RemediationState.ASKED);
        assertThat(remedy().setback()).isEqualTo("Too vague.");
        assertThat(live.mailed()).contains("plan-rejected");
        assertThat(live.page("plan-remediation", live.member()).context().sections())
                .anySatisfy(section -> assertThat(section.text()).isEqualTo("Too vague."));
        planned();
        assertThat(remedy().plans()).hasSize(2);
        assertThat(live.waitsAt()).containsExactly("UserTask_ReviewPlan");
    }

    @Test
    void withoutAPlanItEndsInSilence() {
        live.fire("Timer_PlanReminder");
        live.fire("Timer_PlanOverdue");

        assertThat(remedy().state()).isEqualTo(RemediationState.SILENT);
        assertThat(live.view().state()).isEqualTo(CaseState.ENFORCING);
        assertThat(live.path()).contains("EndEvent_PlanReminderSent", "EndEvent_Silent");
    }

    @Test
    void anAcceptedOfferIsCarriedOut() {
        offered();

        assertThat(remedy().state()).isEqualTo(RemediationState.OFFERED);
        assertThat(remedy().proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.total()).isEqualTo("1500.30");
            assertThat(documents.text(proposal.documentId(), live.signatory()))
                    .contains("1,500.30", "We replace them.");
        });
        assertThat(live.submit("decide-proposal", live.member(), Map.of("outcome", "accept")))
                .isInstanceOf(Completion.NotYours.class);
        live.done("decide-proposal", live.signatory(), Map.of("outcome", "accept"));

        assertThat(remedy().state()).isEqualTo(RemediationState.UNDER_WAY);
        assertThat(remedy().next().title()).isEqualTo("We replace them.");
        assertThat(live.waitsAt()).containsExactly("UserTask_ReportDone");
    }

    @Test
    void aDeclinedOfferIsSaidOnTheRecord() {
        offered();
        live.done("decide-proposal", live.signatory(), Map.of("outcome", "decline", "declineReason", "Too dear."));

        assertThat(remedy().state()).isEqualTo(RemediationState.DECLINED);
        assertThat(engaged()).anyMatch(line -> line.contains("declined"));
        assertThat(live.mailed()).contains("proposal-offered", "proposal-declined");
        assertThat(live.path()).contains("EndEvent_Declined");
        assertThat(live.waitsAt()).containsExactly("UserTask_Respond");
    }

    @Test
    void aDeviationNamesTheOffersThatWereNotTaken() {
        offered();
        live.done("decide-proposal", live.signatory(), Map.of("outcome", "decline", "declineReason", "Too <dear>."));
        live.done("respond", live.member(), Map.of("outcome", "remediate"));
        offered();
        live.fire("Timer_ProposalExpired");
        live.done("respond", live.member(), DeviationForms.wish(LocalDate.parse(inDays(20))));
        String first = live.number.value().replace("NC", "PR") + "-1.1";
        String second = live.number.value().replace("NC", "PR") + "-2.1";

        assertThat(live.page("assess-risk", ANALYST).context().sections())
                .filteredOn(section -> section.heading().equals("Offers that were not taken"))
                .singleElement()
                .satisfies(section -> assertThat(section.facts())
                        .extracting(fact -> fact.label())
                        .containsExactly(first, second));
        live.done("assess-risk", ANALYST, DeviationForms.assessment(2, 4, LocalDate.parse(inDays(20))));

        String text = documents.text(
                documents.about(live.client, live.number.value(), ANALYST).stream()
                        .filter(document -> document.kind().equals("deviation-text"))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                ANALYST);
        assertThat(text.substring(text.indexOf("The risk"), text.indexOf("advises")))
                .contains(first, second, "EUR 1,500.30", "Declined by Sam Signatory", "Ran out undecided on")
                .contains("Reason given: Too &lt;dear&gt;.");
    }

    @Test
    void aYenHasNoDecimals() {
        live.done("plan-remediation", live.member(), Map.of("outcome", "ask-proposal"));
        Map<String, @Nullable Object> odd = new HashMap<>(proposal(10, 20));
        odd.put("currency", "JPY");
        assertThat(live.submit("prepare-proposal", ANALYST, odd)).isInstanceOf(Completion.Invalid.class);

        odd.put("lines", List.of(Map.of("text", "Work", "amount", 150000)));
        live.done("prepare-proposal", ANALYST, odd);

        assertThat(remedy().proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.total()).isEqualTo("150000");
            assertThat(documents.text(proposal.documentId(), ANALYST))
                    .contains("150,000", "JPY")
                    .doesNotContain("150,000.");
        });
        assertThat(work.ledgered(live, "proposal-offered")).contains("\"150000\"");
    }

    @Test
    void anOfferRunsOut() {
        offered();
        live.fire("Timer_ProposalReminder");
        live.fire("Timer_ProposalExpired");

        assertThat(remedy().state()).isEqualTo(RemediationState.EXPIRED);
        assertThat(engaged()).anyMatch(line -> line.contains("ran out"));
        assertThat(live.path()).contains("EndEvent_ProposalReminderSent", "ServiceTask_RecordExpiry");
        assertThat(live.waitsAt()).containsExactly("UserTask_Respond");
    }

    @Test
    void anOfferWhoseWorkIsDueBeforeItEndsIsRefused() {
        live.done("plan-remediation", live.member(), Map.of("outcome", "ask-proposal"));

        assertThat(live.submit("prepare-proposal", ANALYST, proposal(20, 10))).isInstanceOf(Completion.Invalid.class);
        assertThat(remedy().proposals()).isEmpty();
    }

    @Test
    void whatIsNotMetIsCountedAndPlannedAgainUntilTheCap() {
        reported();
        live.done("verify-remediation", ANALYST, NOT_MET);

        assertThat(remedy().failures()).isEqualTo(1);
        assertThat(remedy().state()).isEqualTo(RemediationState.ASKED);
        assertThat(live.mailed()).contains("verification-failed");
        assertThat(live.waitsAt()).containsExactly("UserTask_PlanRemediation");

        failUntilTheCap();
        assertThat(remedy().state()).isEqualTo(RemediationState.FAILED);
        assertThat(live.view().state()).isEqualTo(CaseState.ENFORCING);
        assertThat(live.path()).contains("EndEvent_Failed");
    }

    private void failUntilTheCap() {
        for (int tries = 0; tries < 10 && remedy().state() == RemediationState.ASKED; tries++) {
            reported();
            live.done("verify-remediation", ANALYST, NOT_MET);
        }
    }

    @Test
    void workThatIsNotReportedCountsAsAFailure() {
        underWay();
        live.fire("Timer_WorkReminder");
        work.daysPassed(live, 20);
        live.fire("Timer_AgreedDayOver");

        assertThat(remedy().failures()).isEqualTo(1);
        assertThat(remedy().setback()).contains("not reported");
        assertThat(live.path()).contains("EndEvent_WorkReminderSent", "ServiceTask_RecordWorkOverdue");
    }

    @Test
    void aRemedyEndsWithItsCase() {
        underWay();
        cases.recordMet(live.number, "Replaced.", ANALYST);

        assertThat(remedy().state()).isEqualTo(RemediationState.ENDED);
        assertThat(live.view().state()).isEqualTo(CaseState.CLOSED);
    }
}
