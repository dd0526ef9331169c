package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.APPROVED;
import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.EnforcedCases.ORDERS;
import static io.plimsoll.process.EnforcedCases.PATCHING;
import static io.plimsoll.process.EnforcedCases.REJECTED;
import static io.plimsoll.process.EnforcedCases.resolved;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.HoldState;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.enforcement.EnforcementView.ResumptionView;
import io.plimsoll.enforcement.PauseState;
import io.plimsoll.enforcement.ResumptionState;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.process.EnforcedCases.Enforced;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The end of a matter at each stage of a pause, and every path by which services are given back. */
@PlimsollTest
class ServiceResumptionProcessTests {

    @Autowired
    AutowireCapableBeanFactory beans;

    private EnforcedCases cases;
    private Enforced one;

    @BeforeEach
    void theClientWasSilent() {
        cases = beans.createBean(EnforcedCases.class);
        one = cases.silent();
    }

    private ResumptionView resumption() {
        return one.enforced().resumptions().get(one.enforced().resumptions().size() - 1);
    }

    private static void isSettled(Enforced matter) {
        assertThat(matter.holds()).isEmpty();
        assertThat(matter.live.view().state()).isEqualTo(CaseState.CLOSED);
        assertThat(matter.live.view().outcome()).isEqualTo(CaseOutcome.MET);
        assertThat(matter.live.mailed()).contains("case-closed-met");
        assertThat(matter.live.waitsAt()).isEmpty();
    }

    private void isOverWithoutResuming() {
        assertThat(one.enforced().resumptions()).isEmpty();
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.carriedOut(HELPDESK)).isEmpty();
        isSettled(one);
    }

    /** Whatever was open before, only the resumption is left, and it ends with everything running. */
    private void isResumedAndOver() {
        assertThat(one.live.view().state()).isNotEqualTo(CaseState.CLOSED);
        assertThat(one.live.mailed()).contains("resumption-asked");
        assertThat(one.live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        one.resumed();
        assertThat(resumption().state()).isEqualTo(ResumptionState.RESUMED);
        assertThat(one.pause().state()).isEqualTo(PauseState.ENDED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.live.path()).contains("EndEvent_Resumed", "EndEvent_Closed");
        isSettled(one);
    }

    @Test
    void metBeforeAPauseIsPreparedTheCaseJustCloses() {
        one.decided().met();

        isOverWithoutResuming();
    }

    @Test
    void metBeforeTheApprovalTheCaseJustCloses() {
        one.prepared(HELPDESK).met();

        isOverWithoutResuming();
        assertThat(one.pause().state()).isEqualTo(PauseState.ENDED);
    }

    @Test
    void metInTheCureWindowNothingIsPaused() {
        one.noticed(HELPDESK).cleared();

        isOverWithoutResuming();
        assertThat(one.pause().state()).isEqualTo(PauseState.ENDED);
    }

    @Test
    void metWhileTheOrderIsOpenItIsTakenBack() {
        one.pausing(HELPDESK).met();

        isResumedAndOver();
    }

    @Test
    void metAfterTheGatewayPausedTooLateToSaySoItIsTakenBack() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.SLOW);
        one.fails(ORDERS);
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.met();

        isResumedAndOver();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
    }

    @Test
    void metAfterTheGatewayRefusedWhatIsHeldIsGivenBack() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        one.refused(PATCHING, HELPDESK, PATCHING).met();
        one.gateway(PATCHING, DemoGatewayMode.WORKING);

        isResumedAndOver();
        assertThat(one.state(PATCHING)).isEqualTo(ServiceState.ACTIVE);
    }

    @Test
    void metWhilePausedTheServicesAreGivenBack() {
        one.paused(HELPDESK).cleared();
        assertThat(one.holds()).containsExactly(HoldState.HELD);

        isResumedAndOver();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
        assertThat(one.live.mailed()).contains("service-resumed");
        assertThat(one.ledgered())
                .containsSubsequence("evidence-cleared", "resumption-asked", "resumption-approved", "services-resumed");
    }

    @Test
    void metWhileAGivenUpPauseIsBeingResumedItIsAskedOnceMore() {
        one.adds(PATCHING, ServiceKind.PATCHING);
        one.refused(PATCHING, HELPDESK, PATCHING);
        one.live.done("resolve-pause-refusal", MANAGER, resolved("abandon"));
        one.live.done("approve-resumption", MANAGER, APPROVED);
        one.met();

        assertThat(one.live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        assertThat(resumption().state()).isEqualTo(ResumptionState.ASKED);
        one.resumed();
        assertThat(one.enforced().resumptions()).hasSize(1);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        isSettled(one);
    }

    @Test
    void theBeginningIsCommittedBeforeTheGatewayIsAsked() {
        one.paused(HELPDESK).met();
        one.live.done("approve-resumption", MANAGER, APPROVED);

        assertThat(one.holds()).containsExactly(HoldState.RELEASING);
        assertThat(one.live.view().state()).isEqualTo(CaseState.RESUMING);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
    }

    @Test
    void putOffItIsAskedAgain() {
        one.paused(HELPDESK).met();
        one.live.done("approve-resumption", MANAGER, REJECTED);

        assertThat(resumption().state()).isEqualTo(ResumptionState.REJECTED);
        assertThat(one.holds()).containsExactly(HoldState.HELD);
        assertThat(one.live.waitsAt()).isEmpty();
        one.live.fire("Timer_AskAgain");
        assertThat(one.live.mailed()).filteredOn("resumption-asked"::equals).hasSize(2);
        isResumedAndOver();
    }

    @Test
    void aRefusalIsTriedAgain() {
        one.paused(HELPDESK).met();
        one.gateway(HELPDESK, DemoGatewayMode.REFUSING);
        one.resumed();

        assertThat(resumption().state()).isEqualTo(ResumptionState.REFUSED);
        assertThat(one.holds()).containsExactly(HoldState.RELEASING);
        assertThat(one.live.waitsAt()).containsExactly("UserTask_ResolveResumptionRefusal");
        assertThat(one.live
                        .page("resolve-resumption-refusal", MANAGER)
                        .context()
                        .sections()
                        .get(0)
                        .text())
                .isEqualTo("A change freeze is on");
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.live.done("resolve-resumption-refusal", MANAGER, resolved("retry"));
        one.live.fire(ORDERS);
        assertThat(resumption().state()).isEqualTo(ResumptionState.RESUMED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        isSettled(one);
    }

    @Test
    void whatIsResumedByHandRuns() {
        one.paused(HELPDESK).met();
        one.gateway(HELPDESK, DemoGatewayMode.REFUSING);
        one.resumed();
        one.live.done("resolve-resumption-refusal", MANAGER, resolved("by-hand"));
        one.live.fire(ORDERS);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        one.doneByHand();

        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
        assertThat(one.ledgered()).contains("gateway-refused", "resumption-refusal-resolved");
        isSettled(one);
    }

    @Test
    void aGatewayThatAnswersTooLateIsNotToldTwice() {
        one.paused(HELPDESK).met();
        one.live.done("approve-resumption", MANAGER, APPROVED);
        one.gateway(HELPDESK, DemoGatewayMode.SLOW);
        one.fails(ORDERS);
        assertThat(one.holds()).containsExactly(HoldState.RELEASING);

        one.live.fire(ORDERS);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
        isSettled(one);
    }

    @Test
    void aServiceThatTwoCasesHoldRunsAgainWithTheLastHold() {
        Enforced other = cases.silentToo(one);
        one.paused(HELPDESK);
        other.paused(HELPDESK);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");

        one.met().resumed();
        isSettled(one);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
        assertThat(one.live.mailed()).doesNotContain("service-resumed");

        other.met().resumed();
        isSettled(other);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
        assertThat(other.live.mailed()).contains("service-resumed");
    }

    @Test
    void ofTwoCasesThatPauseAtOnceOneOrdersIt() {
        Enforced other = cases.silentToo(one);
        one.pausing(HELPDESK);
        other.pausing(HELPDESK);
        one.live.fire(ORDERS);
        other.live.fire(ORDERS);

        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE");
        assertThat(one.holds()).containsExactly(HoldState.HELD);
        assertThat(other.holds()).containsExactly(HoldState.HELD);
    }

    @Test
    void whatOneCaseLeftPausedForAnotherThatGaveUpIsResumed() {
        Enforced other = cases.silentToo(one);
        one.paused(HELPDESK).met();
        one.live.done("approve-resumption", MANAGER, APPROVED);
        other.refused(HELPDESK, HELPDESK);
        one.live.fire(ORDERS);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);

        other.gateway(HELPDESK, DemoGatewayMode.WORKING);
        other.live.done("resolve-pause-refusal", MANAGER, resolved("abandon"));
        assertThat(other.live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        other.resumed();
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("PAUSE", "RESUME");
        assertThat(other.live.view().state()).isEqualTo(CaseState.RESPONDING);
    }

    private void underWay() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        one.live.fire(ORDERS);
    }

    @Test
    void metWhileTheOrderIsUnderWayItIsTakenBack() {
        underWay();
        one.met();
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);

        isResumedAndOver();
        assertThat(one.carriedOut(HELPDESK)).containsExactly("RESUME");
    }

    @Test
    void metWhileNobodyKnowsWhatBecameOfTheOrderItIsTakenBack() {
        underWay();
        one.live.fire("Timer_NothingHeard");
        one.met();
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);

        isResumedAndOver();
    }

    @Test
    void metWhileSomebodyPausesByHandItIsTakenBackByHand() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.BY_HAND);
        one.live.fire(ORDERS);
        one.met();

        one.resumed();
        assertThat(one.live.waitsAt()).containsExactly("UserTask_CarryOutByHand");
        assertThat(one.holds()).containsExactly(HoldState.RELEASING);
        one.doneByHand();
        isSettled(one);
    }

    @Test
    void aResumptionThatIsUnderWayIsOneOnlyWhenItIsDone() {
        one.paused(HELPDESK).met();
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        one.resumed();
        assertThat(one.holds()).containsExactly(HoldState.RELEASING);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);

        one.live.fire("Timer_NothingHeard");
        assertThat(one.live.waitsAt()).containsExactly("UserTask_ReconcileGateway");
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.live.fire("Timer_TimeToAsk");
        one.live.fire(ORDERS);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        isSettled(one);
    }

    /** Each try of a day fails; then it goes on as if nothing had been. */
    @Test
    void aGatewayThatIsAwayForADayIsNoReasonToForgetAnything() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.UNAVAILABLE);
        one.fails(ORDERS);
        one.fails(ORDERS);
        one.met();
        one.live.done("approve-resumption", MANAGER, APPROVED);
        one.fails(ORDERS);
        one.fails(ORDERS);
        assertThat(one.holds()).containsExactly(HoldState.RELEASING);

        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.live.fire(ORDERS);
        assertThat(one.carriedOut(HELPDESK)).containsExactly("RESUME");
        isSettled(one);
    }
}
