package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.CountingDatabase.Counts;
import io.plimsoll.TestDatabase;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.Workflow.OpenedCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many cases that start at once, and one among them that cannot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class GroupedStartsProcessTests {

    private static final int CASES = 100;

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="non-compliance-handling" isExecutable="true" camunda:historyTimeToLive="P1D">
                <extensionElements>
                  <camunda:executionListener event="start" expression="${startSteps.begin(caseNumber)}"/>
                </extensionElements>
                <startEvent id="Start"/>
                <userTask id="UserTask_Respond" camunda:asyncBefore="true"/>
                <sequenceFlow id="Flow" sourceRef="Start" targetRef="UserTask_Respond"/>
              </process>
            </definitions>
            """;

    /** What the model asks when it starts. */
    public static class StartSteps implements ModelBean {

        private String poisoned = "";

        public void begin(String caseNumber) {
            if (caseNumber.equals(poisoned)) {
                throw new IllegalStateException("This one cannot start");
            }
        }
    }

    private final StartSteps steps = new StartSteps();
    private EngineBench bench;

    @BeforeAll
    void engine() {
        bench = new EngineBench(Map.of("handling.bpmn", MODEL), Map.of("startSteps", steps));
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @Test
    void aHundredCasesTakeOneCommitAndFewStatements() {
        List<OpenedCase> cases = cases(CASES);
        bench.database.sinceLast();

        start(cases);

        Counts cost = bench.database.sinceLast();
        assertThat(cases).allMatch(one -> bench.running(one.number()));
        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.statements()).isLessThanOrEqualTo(CASES);
    }

    @Test
    void ofAGroupWithOneThatCannotStartNothingIsLeftAndTheOthersStartWithoutIt() {
        List<OpenedCase> cases = cases(9);
        CaseNumber poisoned = cases.get(4).number();
        steps.poisoned = poisoned.value();

        assertThatThrownBy(() -> start(cases)).hasStackTraceContaining("This one cannot start");
        assertThat(cases).noneMatch(one -> bench.running(one.number()));
        List<OpenedCase> others =
                cases.stream().filter(one -> !one.number().equals(poisoned)).toList();
        start(others);

        assertThat(others).allMatch(one -> bench.running(one.number()));
        assertThat(bench.running(poisoned)).isFalse();
    }

    private List<OpenedCase> cases(int amount) {
        List<OpenedCase> cases = new ArrayList<>();
        for (int i = 0; i < amount; i++) {
            cases.add(new OpenedCase(bench.number(), HARBOR));
        }
        return cases;
    }

    private void start(List<OpenedCase> cases) {
        bench.inTransaction(() -> bench.workflow.casesOpened(cases));
    }
}
