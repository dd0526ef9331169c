package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every path of the handling model; what it calls is a stub that ends with the result that the test gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class HandlingProcessTests {

    private final FakeHandling domain = new FakeHandling();
    private final FakeRequests requests = new FakeRequests();
    private EngineBench bench;
    private CaseNumber number;

    @BeforeAll
    void engine() {
        bench = new EngineBench(
                Map.of(
                        "handling.bpmn", EngineBench.model("non-compliance-handling"),
                        "deviation.bpmn", EngineBench.stub("deviation-agreement"),
                        "remediation.bpmn", EngineBench.stub("remediation"),
                        "pause.bpmn", EngineBench.stub("service-pause"),
                        "resumption.bpmn", EngineBench.stub("service-resumption")),
                Map.of("handlingSteps", domain, "requestSteps", requests));
    }

    @AfterAll
    void stop() {
        ElementCoverage.isComplete(
                "non-compliance-handling", bench.engine.getRepositoryService(), bench.engine.getHistoryService());
        bench.close();
    }

    @BeforeEach
    void openCase() {
        domain.roundsLeft = true;
        domain.held = false;
        number = bench.open(HARBOR);
        domain.calls.clear();
        requests.calls.clear();
    }

    private void askClient() {
        bench.runJob(number, "BusinessRuleTask_RateSeverity");
    }

    private void answer(String outcome) {
        askClient();
        bench.finish(number, "UserTask_Respond", Map.of("outcome", outcome));
    }

    private void endsWith(String closing, String end) {
        assertThat(domain.calls).endsWith(closing);
        assertThat(bench.running(number)).isFalse();
        assertThat(bench.path(number)).endsWith(end);
    }

    private void enforcementIsDecided() {
        assertThat(domain.calls).endsWith("beginEnforcement");
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_DecideEnforcement");
    }

    private void clientIsAskedAgain() {
        assertThat(domain.calls).endsWith("askForAnswer");
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");
    }

    @Test
    void aNewCaseIsRatedAndTheClientIsAsked() {
        assertThat(domain.calls).isEmpty();

        askClient();

        assertThat(domain.calls).containsExactly("rateSeverity", "setResponsePolicy", "askForAnswer");
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");
        assertThat(bench.jobs(number)).containsExactly("Timer_ResponseOverdue", "Timer_ResponseReminder");
        assertThat(bench.openTasks(number)).singleElement().satisfies(task -> assertThat(task.getDueDate())
                .isEqualTo(requests.dueAt("")));
    }

    @Test
    void remediationThatIsMetClosesTheCase() {
        answer("remediate");
        bench.finishCall(number, "met");

        endsWith("closeMet", "EndEvent_ClosedAsMet");
    }

    @Test
    void remediationThatFailedOrMetSilenceLeadsToEnforcement() {
        answer("remediate");
        bench.finishCall(number, "failed");

        enforcementIsDecided();
    }

    @Test
    void aDeclinedOfferLeadsToAnotherRound() {
        answer("remediate");
        bench.finishCall(number, "declined");

        clientIsAskedAgain();
    }

    @Test
    void aDeviationThatMetSilenceLeadsToEnforcement() {
        answer("deviation");
        bench.finishCall(number, "silent");

        enforcementIsDecided();
    }

    @Test
    void aDeviationThatEndedLeadsToAnotherRoundWhileThereIsOne() {
        answer("deviation");
        bench.finishCall(number, "lapsed");
        clientIsAskedAgain();

        domain.roundsLeft = false;
        bench.finish(number, "UserTask_Respond", Map.of("outcome", "deviation"));
        bench.finishCall(number, "rejected");
        enforcementIsDecided();
    }

    @Test
    void worseEvidenceVoidsTheAgreement() {
        answer("deviation");

        bench.inTransaction(() -> bench.workflow.evidenceWorsened(HARBOR, number));

        assertThat(domain.calls).containsSubsequence("voidAgreement", "askForAnswer");
        clientIsAskedAgain();
    }

    @Test
    void worseEvidenceChangesNothingWhereNothingIsAgreed() {
        answer("remediate");

        bench.inTransaction(() -> bench.workflow.evidenceWorsened(HARBOR, number));

        assertThat(domain.calls).doesNotContain("voidAgreement");
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Stub");
    }

    @Test
    void anUpheldDisputeDismissesTheCase() {
        answer("dispute");
        bench.finish(number, "UserTask_ReviewDispute", Map.of("outcome", "uphold"));

        endsWith("closeDismissed", "EndEvent_Dismissed");
    }

    @Test
    void aRejectedDisputeIsAnotherRound() {
        answer("dispute");
        bench.finish(number, "UserTask_ReviewDispute", Map.of("outcome", "reject"));

        clientIsAskedAgain();
    }

    @Test
    void remindersLeaveTheTaskAndStopByThemselves() {
        askClient();

        bench.runJob(number, "Timer_ResponseReminder");
        bench.runJob(number, "Timer_ResponseReminder");

        assertThat(requests.calls).containsExactly("remind", "remind");
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");
        assertThat(bench.jobs(number)).containsExactly("Timer_ResponseOverdue");
    }

    @Test
    void silenceIsRecordedAndLeadsToEnforcement() {
        askClient();
        bench.runJob(number, "Timer_ResponseOverdue");

        assertThat(requests.calls).containsExactly("recordSilence");
        enforcementIsDecided();
        assertThat(bench.jobs(number)).isEmpty();
    }

    @Test
    void anExtensionAsksTheClientAgain() {
        askClient();
        bench.runJob(number, "Timer_ResponseOverdue");
        bench.finish(number, "UserTask_DecideEnforcement", Map.of("outcome", "extend"));

        clientIsAskedAgain();
    }

    @Test
    void aPauseThatEndedInTerminationClosesTheCase() {
        askClient();
        bench.runJob(number, "Timer_ResponseOverdue");
        bench.finish(number, "UserTask_DecideEnforcement", Map.of("outcome", "pause"));
        bench.finishCall(number, "terminated");

        endsWith("closeTerminated", "EndEvent_Terminated");
    }

    @Test
    void aPauseThatDidNotHappenIsAnotherRound() {
        askClient();
        bench.runJob(number, "Timer_ResponseOverdue");
        bench.finish(number, "UserTask_DecideEnforcement", Map.of("outcome", "pause"));
        bench.finishCall(number, "withdrawn");

        clientIsAskedAgain();
    }

    @Test
    void theMatterCanBeOverBeforeItWasEvenRated() {
        bench.inTransaction(() -> bench.workflow.caseOver(HARBOR, number));

        assertThat(domain.calls).containsExactly("closeOver");
        assertThat(bench.running(number)).isFalse();
        assertThat(bench.jobs(number)).isEmpty();
    }

    @Test
    void theMatterIsOverInsideACalledProcess() {
        answer("remediate");

        bench.inTransaction(() -> bench.workflow.caseOver(HARBOR, number));

        assertThat(domain.calls).endsWith("closeOver");
        assertThat(bench.running(number)).isFalse();
    }

    @Test
    void whatIsHeldIsResumedBeforeTheCaseCloses() {
        domain.held = true;
        askClient();
        bench.inTransaction(() -> bench.workflow.caseOver(HARBOR, number));
        assertThat(domain.calls).doesNotContain("closeOver");
        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Stub");

        bench.inTransaction(() -> bench.workflow.caseOver(HARBOR, number));
        bench.finishCall(number, "");

        endsWith("closeOver", "EndEvent_Closed");
    }

    @Test
    void anotherClientsNumberEndsNothing() {
        askClient();

        bench.inTransaction(() -> bench.workflow.caseOver(ALPINE, number));

        assertThat(bench.waitingAt(number)).containsExactly("UserTask_Respond");
    }

    @Test
    void everyInstanceAndTaskCarriesItsClient() {
        CaseNumber other = bench.open(ALPINE);
        answer("remediate");

        assertThat(bench.openTasks(number)).singleElement().satisfies(task -> assertThat(task.getTenantId())
                .isEqualTo("harbor"));
        assertThat(seen(Actor.system(ALPINE), number)).isZero();
        assertThat(seen(Actor.system(ALPINE), other)).isEqualTo(1);
        assertThat(seen(Actor.system(HARBOR), number)).isEqualTo(2);
        assertThat(seen(Actor.system(), number) + seen(Actor.system(), other)).isEqualTo(3);
    }

    private long seen(Actor actor, CaseNumber which) {
        Long count = bench.access.as(actor, services -> services.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(which.value())
                .count());
        return count;
    }

    @Test
    void aHundredCasesAreStartedTogetherOrNotAtAll() {
        List<CaseNumber> numbers =
                java.util.stream.Stream.generate(bench::number).limit(120).toList();
        var opened = numbers.stream()
                .map(one -> new io.plimsoll.noncompliance.Workflow.OpenedCase(one, HARBOR))
                .toList();

        bench.transaction.executeWithoutResult(status -> {
            bench.workflow.casesOpened(opened);
            status.setRollbackOnly();
        });
        assertThat(numbers).noneMatch(bench::running);

        bench.inTransaction(() -> bench.workflow.casesOpened(opened));
        assertThat(numbers).allMatch(bench::running);
    }
}
