package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class CaseFlowProcessTests {

    private static final Actor MEMBER = People.at(HARBOR, "member", Role.CLIENT_MEMBER);

    private final KeepingHandling domain = new KeepingHandling();
    private EngineBench bench;
    private CaseNumber number;

    /** Closes cases the way the real steps do: the way is kept when the case ends. */
    public static final class KeepingHandling extends FakeHandling {

        private CaseFlow flow;

        @Override
        public void closeMet(String caseNumber) {
            super.closeMet(caseNumber);
            flow.keep(new CaseNumber(caseNumber));
        }
    }

    @BeforeAll
    void engine() {
        bench = new EngineBench(
                Map.of(
                        "handling.bpmn", EngineBench.model("non-compliance-handling"),
                        "deviation.bpmn", EngineBench.stub("deviation-agreement"),
                        "remediation.bpmn", EngineBench.stub("remediation")),
                Map.of("handlingSteps", domain, "requestSteps", new FakeRequests()));
        domain.flow = bench.flow;
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @BeforeEach
    void aCase() {
        number = bench.open(HARBOR);
    }

    private List<FlowView> flows() {
        return bench.flow.of(number, MEMBER);
    }

    @Test
    void aCaseThatWaitsForAJobStandsBeforeTheStep() {
        assertThat(flows()).singleElement().satisfies(flow -> {
            assertThat(flow.process()).isEqualTo("non-compliance-handling");
            assertThat(flow.name()).isEqualTo("Non-compliance handling");
            assertThat(flow.active()).containsExactly("BusinessRuleTask_RateSeverity");
            assertThat(flow.passed()).containsExactly("StartEvent_NonComplianceDetected");
            assertThat(flow.bpmn()).contains("<bpmn:process id=\"non-compliance-handling\"");
            assertThat(flow.calledBy()).isEmpty();
            assertThat(flow.running()).isTrue();
        });
    }

    @Test
    void aCalledProcessIsShownWithWhoCalledIt() {
        bench.runJob(number, "BusinessRuleTask_RateSeverity");
        bench.finish(number, "UserTask_Respond", Map.of("outcome", "deviation"));
        bench.finishCall(number, "declined");
        bench.finish(number, "UserTask_Respond", Map.of("outcome", "remediate"));

        List<FlowView> flows = flows();

        assertThat(flows)
                .extracting(FlowView::process)
                .containsExactly("non-compliance-handling", "deviation-agreement", "remediation");
        assertThat(flows.get(0).active()).containsExactly("CallActivity_Remediation");
        assertThat(flows.get(0).taken())
                .contains(
                        "Flow_AnswerToDeviationAgreement", "Flow_RoundsLeftToNotifyClient", "Flow_AnswerToRemediation")
                .doesNotContain("Flow_AnswerToReviewDispute", "Flow_RoundsLeftToDecideEnforcement");
        assertThat(flows.get(1).calledBy()).isEqualTo("CallActivity_DeviationAgreement");
        assertThat(flows.get(1).running()).isFalse();
        assertThat(flows.get(2).calledBy()).isEqualTo("CallActivity_Remediation");
        assertThat(flows.get(2).active()).containsExactly("UserTask_Stub");
    }

    @Test
    void theWayIsKeptWithItsLastSteps() {
        bench.runJob(number, "BusinessRuleTask_RateSeverity");
        bench.finish(number, "UserTask_Respond", Map.of("outcome", "remediate"));
        bench.finishCall(number, "met");
        List<FlowView> before = flows();

        forgetHistory();

        assertThat(flows()).isEqualTo(before);
        assertThat(flows().get(0).taken()).contains("Flow_WhatCameOfItToClosedAsMet");
        assertThat(flows().get(0).passed()).contains("EndEvent_ClosedAsMet");
        assertThat(flows()).allMatch(flow -> !flow.running() && flow.active().isEmpty());
    }

    private void forgetHistory() {
        bench.engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(instance -> bench.engine.getHistoryService().deleteHistoricProcessInstance(instance.getId()));
        bench.engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(instance -> bench.engine.getHistoryService().deleteHistoricProcessInstance(instance.getId()));
    }

    @Test
    void anotherClientsWayIsNotThere() {
        bench.runJob(number, "BusinessRuleTask_RateSeverity");
        Actor stranger = People.at(ALPINE, "stranger", Role.CLIENT_MEMBER);

        assertThatThrownBy(() -> bench.flow.of(number, stranger)).isInstanceOf(NotVisible.class);
        bench.finish(number, "UserTask_Respond", Map.of("outcome", "remediate"));
        bench.finishCall(number, "met");
        forgetHistory();
        assertThatThrownBy(() -> bench.flow.of(number, stranger)).isInstanceOf(NotVisible.class);
    }
}
