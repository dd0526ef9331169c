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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.HoldState;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.document.Documents;
import io.plimsoll.enforcement.PauseState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.process.EnforcedCases.Enforced;
import io.plimsoll.process.LiveCases.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Every path of the pause through the real models: the domain first, then where the model stands. */
@PlimsollTest
class ServicePauseProcessTests {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Documents documents;

    private EnforcedCases cases;
    private Enforced one;
    private Live live;

    @AfterAll
    static void everyElementWasPassed(@Autowired RepositoryService models, @Autowired HistoryService history) {
        ElementCoverage.isComplete("service-pause", models, history);
        ElementCoverage.isComplete("gateway-orders", models, history);
    }

    @BeforeEach
    void theClientWasSilent() {
        cases = beans.createBean(EnforcedCases.class);
        one = cases.silent();
        live = one.live;
    }

    private void clientIsAskedAgain(String end) {
        assertThat(one.holds()).isEmpty();
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(live.view().state()).isEqualTo(CaseState.RESPONDING);
        assertThat(live.waitsAt()).containsExactly("UserTask_Respond");
        assertThat(live.path()).contains(end);
    }

    private void isPaused() {
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSED);
        assertThat(one.holds()).isNotEmpty().containsOnly(HoldState.HELD);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        assertThat(live.view().state()).isEqualTo(CaseState.PAUSED);
        assertThat(live.mailed()).contains("service-paused");
        assertThat(one.ledgered()).contains("services-paused");
        Instant longest = Objects.requireNonNull(one.pause().longestEndsAt());
        assertThat(live.job("Timer_LongestPauseOver").getDuedate().toInstant()).isEqualTo(longest);
    }

    @Test
    void withdrawnNothingIsPaused() {
        one.decided();
        live.done("prepare-pause", ANALYST, Map.of("outcome", "withdraw", "explanation", "They called."));

        assertThat(one.enforced().pauses()).isEmpty();
        assertThat(one.ledgered()).contains("pause-decided", "pause-withdrawn");
        clientIsAskedAgain("EndEvent_Withdrawn");
    }

    @Test
    void rejectedNobodyIsGivenNotice() {
        one.prepared(HELPDESK);
        live.done("approve-pause", MANAGER, REJECTED);

        assertThat(one.pause().state()).isEqualTo(PauseState.REJECTED);
        assertThat(live.mailed()).doesNotContain("pause-notice");
        clientIsAskedAgain("EndEvent_Rejected");
    }

    @Test
    void whoPreparedItDoesNotApproveIt() {
        Actor both = LiveCases.msp("both", Role.ANALYST, Role.SERVICE_MANAGER);
        one.decided();
        live.done("prepare-pause", both, one.preparation("", HELPDESK));

        assertThat(live.submit("approve-pause", both, APPROVED)).isInstanceOf(Completion.NotYours.class);
        assertThat(one.pause().decidedBy()).isNull();
        assertThat(live.waitsAt()).containsExactly("UserTask_ApprovePause");
        live.done("approve-pause", MANAGER, APPROVED);
        assertThat(one.pause().decidedBy()).isEqualTo("manager");
    }

    @Test
    void anApprovalNeedsAFreshSignInAndARejectionDoesNot() {
        one.prepared(HELPDESK);
        live.needsFreshSignIn("approve-pause", MANAGER, APPROVED);

        assertThat(one.pause().decidedBy()).isNull();
        assertThat(one.ledgered()).doesNotContain("pause-approved");
        assertThat(live.mailed()).doesNotContain("pause-notice");

        live.done("approve-pause", LiveCases.signedIn(MANAGER, Instant.EPOCH, ""), REJECTED);
        assertThat(one.pause().state()).isEqualTo(PauseState.REJECTED);
    }

    @Test
    void aServiceThatProtectsIsPausedOnlyForAReason() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        one.decided();
        assertThat(live.page("prepare-pause", ANALYST)
                        .context()
                        .sections()
                        .get(0)
                        .facts())
                .anySatisfy(fact -> assertThat(fact.value()).contains("known holes stay open"));

        assertThat(live.submit("prepare-pause", ANALYST, one.preparation("  ", HELPDESK, PATCHING)))
                .isInstanceOfSatisfying(Completion.Invalid.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("safetyReason");
                            assertThat(problem.message()).contains("known holes stay open");
                        }));
        assertThat(one.enforced().pauses()).isEmpty();

        live.done("prepare-pause", ANALYST, one.preparation("They patch by themselves.", PATCHING));
        assertThat(one.pause().warning()).contains("known holes stay open");
        assertThat(live.page("approve-pause", MANAGER)
                        .context()
                        .sections()
                        .get(0)
                        .facts())
                .anySatisfy(fact -> assertThat(fact.value()).isEqualTo("They patch by themselves."));
    }

    @Test
    void onlyWhatDependsOnTheControlMayBePaused() {
        one.adds("Mail", ServiceKind.EMAIL);
        one.decided();

        assertThat(live.page("prepare-pause", ANALYST).context().options().get("serviceOptions"))
                .extracting(option -> option.label())
                .containsExactly(HELPDESK);
        assertThat(live.submit("prepare-pause", ANALYST, one.preparation("", "Mail")))
                .isInstanceOf(Completion.Invalid.class);
        assertThat(live.submit("prepare-pause", ANALYST, one.preparation(""))).isInstanceOf(Completion.Invalid.class);
        assertThat(one.enforced().pauses()).isEmpty();
    }

    @Test
    void approvedTheClientGetsNoticeAndTimeToCure() {
        one.noticed(HELPDESK);

        assertThat(one.pause().state()).isEqualTo(PauseState.NOTICED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.holds()).isEmpty();
        assertThat(live.view().state()).isEqualTo(CaseState.ENFORCING);
        assertThat(live.mailed()).contains("pause-notice");
        assertThat(one.ledgered())
                .containsSubsequence("pause-prepared", "pause-checked", "pause-approved", "pause-notice-given");
        String notice = Objects.requireNonNull(one.pause().noticeDocument());
        assertThat(documents.text(notice, live.member()))
                .contains("Client " + live.client, HELPDESK, "MTS-01.2", "&lt;b&gt;calls")
                .doesNotContain("<b>calls");
        assertThat(live.job("Timer_CureWindowOver").getDuedate().toInstant())
                .isEqualTo(one.pause().cureEndsAt());
        assertThat(live.waitsAt()).isEmpty();
    }

    @Test
    void theClientSeesThePauseFromTheNoticeOn() {
        one.prepared(HELPDESK);
        assertThat(one.enforced().pauses()).hasSize(1);
        assertThat(one.enforcedAsSeenBy(live.member()).pauses()).isEmpty();

        live.done("approve-pause", MANAGER, APPROVED);
        one.gateway(HELPDESK, DemoGatewayMode.REFUSING);
        live.fire("Timer_CureWindowOver");
        live.fire(ORDERS);
        assertThat(one.pause().refusal()).isEqualTo("A change freeze is on");
        assertThat(one.enforcedAsSeenBy(live.member()).pauses())
                .singleElement()
                .satisfies(seen -> assertThat(seen.refusal()).isEmpty());
        Enforced other = cases.silent();
        assertThatThrownBy(() -> one.enforcedAsSeenBy(other.live.member())).isInstanceOf(NotVisible.class);
    }

    @Test
    void theHoldIsCommittedBeforeTheGatewayIsAsked() {
        one.pausing(HELPDESK);

        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSING);
        assertThat(live.view().state()).isEqualTo(CaseState.PAUSING);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.carriedOut(HELPDESK)).isEmpty();

        live.fire(ORDERS);
        isPaused();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
    }

    @Test
    void aRefusalIsTriedAgain() {
        one.refused(HELPDESK, HELPDESK);

        assertThat(one.pause().state()).isEqualTo(PauseState.REFUSED);
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        assertThat(live.mailed()).contains("pause-refused");
        assertThat(live.page("resolve-pause-refusal", MANAGER)
                        .context()
                        .sections()
                        .get(0)
                        .text())
                .isEqualTo("A change freeze is on");
        live.done("resolve-pause-refusal", MANAGER, resolved("retry"));
        live.fire(ORDERS);
        assertThat(live.waitsAt()).containsExactly("UserTask_ResolvePauseRefusal");

        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        live.done("resolve-pause-refusal", MANAGER, resolved("retry"));
        live.fire(ORDERS);
        isPaused();
        assertThat(one.pause().refusal()).isEmpty();
    }

    @Test
    void whatIsPausedByHandIsPaused() {
        one.refused(HELPDESK, HELPDESK);
        live.done("resolve-pause-refusal", MANAGER, resolved("by-hand"));
        live.fire(ORDERS);
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        assertThat(live.waitsAt()).containsExactly("UserTask_CarryOutByHand");
        assertThat(live.mailed()).contains("by-hand-asked");

        one.doneByHand();
        isPaused();
        assertThat(one.carriedOut(HELPDESK)).isEmpty();
        assertThat(one.ledgered()).contains("gateway-refused", "pause-refusal-resolved");
    }

    @Test
    void aPauseThatIsGivenUpBeforeAnythingIsHeldIsOverAtOnce() {
        one.refused(HELPDESK, HELPDESK);
        live.done("resolve-pause-refusal", MANAGER, resolved("abandon"));

        assertThat(one.pause().state()).isEqualTo(PauseState.ABANDONED);
        assertThat(one.enforced().resumptions()).isEmpty();
        clientIsAskedAgain("EndEvent_Abandoned");
    }

    @Test
    void aPauseThatIsGivenUpHalfwayIsResumed() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        one.refused(PATCHING, HELPDESK, PATCHING);
        assertThat(one.holds()).containsExactlyInAnyOrder(HoldState.HELD, HoldState.REQUESTED);
        live.done("resolve-pause-refusal", MANAGER, resolved("abandon"));

        assertThat(one.pause().state()).isEqualTo(PauseState.ABANDONED);
        assertThat(one.holds()).containsExactly(HoldState.HELD);
        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        one.resumed();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
        assertThat(one.carriedOut(PATCHING)).isEmpty();
        clientIsAskedAgain("EndEvent_Abandoned");
    }

    @Test
    void aGatewayThatIsAwayIsAskedLaterAndPausesOnce() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.UNAVAILABLE);
        one.fails(ORDERS);
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        assertThat(live.view().state()).isEqualTo(CaseState.PAUSING);

        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        live.fire(ORDERS);
        isPaused();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
    }

    @Test
    void aGatewayThatAnswersTooLateIsNotToldTwice() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        one.pausing(HELPDESK, PATCHING);
        one.gateway(PATCHING, DemoGatewayMode.SLOW);
        one.fails(ORDERS);
        assertThat(one.holds()).containsOnly(HoldState.REQUESTED);

        live.fire(ORDERS);
        isPaused();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
        assertThat(one.carriedOut(PATCHING)).containsExactly("PAUSE");
        assertThat(List.copyOf(one.pause().services())).containsExactlyInAnyOrder(HELPDESK, PATCHING);
    }

    @Test
    void whereNoSystemPausesAPersonGoesThroughTheWholeList() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.BY_HAND);
        live.fire(ORDERS);

        assertThat(live.page("carry-out-by-hand", MANAGER).context().options().get("stepOptions"))
                .hasSize(3)
                .allMatch(option -> option.label().startsWith(HELPDESK));
        assertThat(live.submit(
                        "carry-out-by-hand",
                        ANALYST,
                        Map.of(
                                "outcome", "done",
                                "steps", List.of(one.service(HELPDESK).id() + "-0"),
                                "doneBy", "Petra",
                                "doneOn", "2026-11-20",
                                "evidence", "Ticket 4711")))
                .isInstanceOfSatisfying(
                        Completion.Invalid.class,
                        invalid -> assertThat(invalid.problems().get(0).field()).isEqualTo("steps"));
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);

        one.doneByHand();
        isPaused();
        assertThat(one.ledgered()).contains("order-to-be-done-by-hand", "order-done-by-hand");
    }

    @Test
    void whatCannotBeDoneByHandIsARefusal() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.BY_HAND);
        live.fire(ORDERS);
        live.done("carry-out-by-hand", ANALYST, Map.of("outcome", "cannot", "explanation", "No access."));
        live.fire(ORDERS);

        assertThat(live.waitsAt()).containsExactly("UserTask_ResolvePauseRefusal");
        assertThat(one.pause().refusal()).isEqualTo("analyst: No access.");
        live.done("resolve-pause-refusal", MANAGER, resolved("abandon"));
        clientIsAskedAgain("EndEvent_Abandoned");
    }

    private void underWay() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        live.fire(ORDERS);
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSING);
        assertThat(live.waitsAt()).isEmpty();
    }

    @Test
    void anOrderThatIsUnderWayIsAskedForUntilItIsDone() {
        underWay();
        live.fire("Timer_TimeToAsk");
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);

        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        live.fire("Timer_TimeToAsk");
        live.fire(ORDERS);
        isPaused();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
        assertThat(one.ledgered()).containsSubsequence("gateway-order-taken", "gateway-carried-out", "services-paused");
    }

    @Test
    void aGatewayThatIsAwayWhenAskedIsAskedAgain() {
        underWay();
        one.gateway(HELPDESK, DemoGatewayMode.UNAVAILABLE);
        live.fire("Timer_TimeToAsk");

        assertThat(live.job("Timer_TimeToAsk")).isNotNull();
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
    }

    private void reconciled(String outcome) {
        live.done(
                "reconcile-gateway",
                MANAGER,
                Map.of(
                        "outcome",
                        outcome,
                        "services",
                        List.of(one.service(HELPDESK).id()),
                        "explanation",
                        "Seen in its console."));
        live.fire(ORDERS);
    }

    @Test
    void whereNothingIsHeardAPersonSaysThatItIsDone() {
        underWay();
        live.fire("Timer_NothingHeard");
        assertThat(live.waitsAt()).containsExactly("UserTask_ReconcileGateway");
        assertThat(live.mailed()).contains("gateway-silent");
        assertThat(one.ledgered()).contains("gateway-silent");

        reconciled("done");
        isPaused();
        assertThat(one.carriedOut(HELPDESK)).isEmpty();
    }

    @Test
    void whereNothingIsHeardItIsSentAgain() {
        underWay();
        live.fire("Timer_NothingHeard");
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        reconciled("retry");

        isPaused();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
    }

    @Test
    void whereNothingIsHeardItIsDoneByHand() {
        underWay();
        live.fire("Timer_NothingHeard");
        reconciled("by-hand");

        assertThat(live.waitsAt()).containsExactly("UserTask_CarryOutByHand");
        one.doneByHand();
        isPaused();
    }

    @Test
    void aLateAnswerTakesTheReconciliationAway() {
        underWay();
        live.fire("Timer_NothingHeard");
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        live.fire("Timer_TimeToAsk");

        assertThat(live.waitsAt()).isEmpty();
        live.fire(ORDERS);
        isPaused();
    }

    @Test
    void aPauseThatIsGivenUpWhileAnOrderIsUnderWayIsResumed() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        one.pausing(HELPDESK, PATCHING);
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        one.gateway(PATCHING, DemoGatewayMode.REFUSING);
        live.fire(ORDERS);
        live.done("resolve-pause-refusal", MANAGER, resolved("abandon"));

        assertThat(live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.resumed();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("RESUME");
        clientIsAskedAgain("EndEvent_Abandoned");
    }

    @Test
    void theLongestPauseIsProlongedOrEndsTheService() {
        one.paused(HELPDESK);
        live.fire("Timer_LongestPauseOver");
        live.done(
                "recommend-termination",
                MANAGER,
                Map.of("outcome", "extend-pause", "days", 1, "explanation", "They have ordered them."));
        isPaused();

        live.fire("Timer_LongestPauseOver");
        live.done("recommend-termination", MANAGER, ServiceTerminationProcessTests.RECOMMENDED);
        live.done("approve-termination", DIRECTOR, APPROVED);
        live.fire("Timer_NoticePeriodOver");
        live.fire(ORDERS);
        live.fire("ServiceTask_MakeTerminationPack");
        live.done("offboarding-checklist", ANALYST, ServiceTerminationProcessTests.OFFBOARDED);

        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.TERMINATED);
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.TERMINATED);
        assertThat(live.path()).contains("EndEvent_PauseExtended", "EndEvent_Terminated");
    }
}
