package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.Clients;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceView;
import io.plimsoll.deviation.DeviationState;
import io.plimsoll.deviation.DeviationView;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.document.Documents;
import io.plimsoll.enforcement.EnforcementView.PauseView;
import io.plimsoll.enforcement.EnforcementView.TerminationView;
import io.plimsoll.enforcement.PauseState;
import io.plimsoll.enforcement.TerminationState;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.EnforcedCases.Enforced;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules that hold whatever happens, as the design lists them; each is read off what the product says of itself. */
@TestComponent
public class HouseRules {

    private static final Set<DeviationState> BINDING =
            EnumSet.of(DeviationState.IN_FORCE, DeviationState.RENEWING, DeviationState.RUNNING_OUT);

    private static final Set<PauseState> ANNOUNCED = EnumSet.of(
            PauseState.NOTICED, PauseState.PAUSING, PauseState.REFUSED, PauseState.PAUSED, PauseState.ABANDONED);

    private static final Set<TerminationState> DECIDED =
            EnumSet.of(TerminationState.NOTICED, TerminationState.TERMINATED, TerminationState.OFFBOARDED);

    /** Where a task is open, the matter is in one of these states. */
    private static final Map<String, Set<CaseState>> STANDS = Map.of(
            "UserTask_Respond", Set.of(CaseState.RESPONDING),
            "UserTask_ReviewDispute", Set.of(CaseState.DISPUTED),
            "UserTask_DecideEnforcement", Set.of(CaseState.ENFORCING),
            "UserTask_PlanRemediation", Set.of(CaseState.REMEDIATING),
            "UserTask_ReportDone", Set.of(CaseState.REMEDIATING),
            "UserTask_VerifyRemediation", Set.of(CaseState.VERIFYING),
            "UserTask_ApproveDeviation", Set.of(CaseState.AGREEING),
            "UserTask_ReviewDeviation", Set.of(CaseState.ACCEPTED),
            "UserTask_OffboardingChecklist", Set.of(CaseState.TERMINATING));

    private final NonCompliances cases;
    private final Deviations deviations;
    private final Documents documents;
    private final Engagement engagement;
    private final Clients clients;
    private final Holds holds;
    private final Ledger ledger;
    private final RuntimeService runtime;
    private final JdbcClient db;
    private final Map<CaseNumber, List<String>> told = new HashMap<>();
    private final Set<CaseNumber> closed = new HashSet<>();

    HouseRules(
            NonCompliances cases,
            Deviations deviations,
            Documents documents,
            Engagement engagement,
            Clients clients,
            Holds holds,
            Ledger ledger,
            RuntimeService runtime,
            JdbcClient db) {
        this.cases = cases;
        this.deviations = deviations;
        this.documents = documents;
        this.engagement = engagement;
        this.clients = clients;
        this.holds = holds;
        this.ledger = ledger;
        this.runtime = runtime;
        this.db = db;
    }

    /** What is closed is looked at when it closes, and once more at the end. */
    void hold(RandomWorld world) {
        world.matters().stream()
                .filter(one -> !closed.contains(one.live.number))
                .forEach(one -> hold(world, one));
    }

    private void hold(RandomWorld world, Enforced one) {
        CaseView view = cases.get(one.live.number, ANALYST);
        theModelAndTheMatterAgree(world, one, view);
        agreementsAreWhatWasSigned(view);
        nothingIsPausedOrEndedWithoutFairWarning(one);
        nothingIsForgotten(view);
        if (view.state() == CaseState.CLOSED) {
            closed.add(view.number());
        }
    }

    private void theModelAndTheMatterAgree(RandomWorld world, Enforced one, CaseView view) {
        long running = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(view.number().value())
                .count();
        List<String> waiting = one.live.waitsAt();
        boolean closed = view.state() == CaseState.CLOSED;
        assertThat(running == 0).as("closed, and no instance runs").isEqualTo(closed);
        assertThat(view.outcome() != null).as("an outcome").isEqualTo(closed);
        assertThat(view.policyVersion()).as("judged by a version").isPositive();
        if (closed) {
            assertThat(waiting).isEmpty();
            assertThat(holds.open(view.client(), view.number()))
                    .as("held when over")
                    .isEmpty();
            assertThat(engagement.current(view.number())).as("asked when over").isEmpty();
        } else {
            assertThat(waiting.size() + world.jobs(one).size()).as("a dead end").isPositive();
            waiting.forEach(task ->
                    assertThat(view.state()).as(task).isIn(STANDS.getOrDefault(task, EnumSet.allOf(CaseState.class))));
        }
    }

    private void agreementsAreWhatWasSigned(CaseView view) {
        for (DeviationView one : deviations.of(view.number(), ANALYST)) {
            if (view.state() == CaseState.CLOSED) {
                assertThat(one.state().isOver())
                        .as("agreement open in a closed matter")
                        .isTrue();
            }
            if (BINDING.contains(one.state())) {
                assertThat(one.inForceUntil()).as("end of what binds").isNotNull();
                assertThat(one.texts())
                        .anySatisfy(text -> assertThat(text.approvals()).isNotEmpty());
            }
            one.texts().forEach(this::isSoundlyDecided);
        }
    }

    private void isSoundlyDecided(DeviationView.Text text) {
        assertThat(text.validUntil()).isNotNull();
        DeviationView.Answer answer = text.answer();
        if (answer != null && answer.signed()) {
            String frozen = documents.text(text.documentId(), ANALYST);
            assertThat(Sha256.hex(frozen)).as("hash of the frozen text").isEqualTo(text.textSha256());
            assertThat(List.of(answer.name(), answer.zone(), answer.address(), answer.agent(), answer.pdfSha256()))
                    .as("evidence of the signature")
                    .doesNotContain("");
        }
        List<String> approvers = text.approvals().stream()
                .filter(DeviationView.Decision::approved)
                .map(DeviationView.Decision::name)
                .toList();
        if (!approvers.isEmpty()) {
            assertThat(answer).as("approved without an answer").isNotNull();
            assertThat(answer.signed()).as("approved without a signature").isTrue();
            assertThat(approvers).doesNotHaveDuplicates().doesNotContain(text.assessedBy());
        }
    }

    private void nothingIsPausedOrEndedWithoutFairWarning(Enforced one) {
        List<PauseView> pauses = one.enforced().pauses();
        pauses.stream().filter(pause -> ANNOUNCED.contains(pause.state())).forEach(pause -> {
            assertThat(pause.decidedBy()).isNotNull().isNotEqualTo(pause.preparedBy());
            assertThat(pause.noticeDocument()).isNotNull();
            assertThat(pause.cureEndsAt()).isNotNull();
        });
        if (!holds.open(one.live.client, one.live.number).isEmpty()) {
            assertThat(one.live.path())
                    .as("held before the cure window was over")
                    .contains("Timer_CureWindowOver");
            assertThat(pauses)
                    .anySatisfy(pause -> assertThat(pause.noticeDocument()).isNotNull());
        }
        for (TerminationView end : one.enforced().terminations()) {
            if (DECIDED.contains(end.state())) {
                assertThat(end.decidedBy()).isNotNull().isNotEqualTo(end.recommendedBy());
                assertThat(end.noticeDocument()).isNotNull();
                assertThat(end.noticeEndsAt()).isNotNull();
            }
            if (end.terminatedAt() != null) {
                assertThat(one.live.path()).as("ended before its notice").contains("Timer_NoticePeriodOver");
            }
        }
    }

    private void nothingIsForgotten(CaseView view) {
        List<String> now = ledger.about(Chain.of(view.client()), view.number(), ANALYST).stream()
                .map(LedgerRow::hash)
                .toList();
        List<String> before = told.getOrDefault(view.number(), List.of());
        assertThat(now.subList(0, before.size()))
                .as("what the ledger said before")
                .isEqualTo(before);
        told.put(view.number(), now);
    }

    /** What takes longer, once the last command was tried. */
    void holdAtTheEnd(RandomWorld world) {
        DeadlinesKeepCalendarsTests.areKept(db);
        assertThat(ledger.verify(Chain.of(world.client()), ANALYST).valid()).isTrue();
        List<Enforced> matters = world.matters();
        matters.forEach(one -> hold(world, one));
        for (ServiceView service : clients.get(world.client(), ANALYST).services()) {
            boolean ended = matters.stream()
                    .flatMap(one -> one.enforced().terminations().stream())
                    .anyMatch(
                            end -> end.terminatedAt() != null && end.services().contains(service.name()));
            boolean held = matters.stream()
                    .flatMap(one -> holds.open(world.client(), one.live.number).stream())
                    .anyMatch(hold -> hold.service().id().equals(service.id()));
            assertThat(service.state() == ServiceState.TERMINATED).as("ended").isEqualTo(ended);
            assertThat(service.state() == ServiceState.PAUSED && !held)
                    .as("paused for nothing")
                    .isFalse();
        }
    }
}
