package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.CaseNumber;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Timers that are due together, worked off by threads as in the running application. */
@Tag(TestDatabase.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimersTogetherProcessTests {

    private static final String FIRE = "ServiceTask_Fire";

    static final String TIMERS = TimersBench.model("timers", """
            <startEvent id="Start"/>
            <userTask id="UserTask_Wait"/>
            <boundaryEvent id="Timer_Due" attachedToRef="UserTask_Wait" cancelActivity="false">
              <timerEventDefinition><timeDate>2026-01-01T00:00:00Z</timeDate></timerEventDefinition>
            </boundaryEvent>
            <serviceTask id="ServiceTask_Fire" camunda:expression="${stepsOfTest.fire(caseNumber)}"/>
            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="UserTask_Wait"/>
            <sequenceFlow id="Flow_2" sourceRef="Timer_Due" targetRef="ServiceTask_Fire"/>
            """);

    static final String NO_TIMERS = TimersBench.model("no-timers", """
            <startEvent id="Start"/>
            <serviceTask id="ServiceTask_Fire" camunda:asyncBefore="true"
                camunda:expression="${stepsOfTest.fire(caseNumber)}"/>
            <userTask id="UserTask_Wait"/>
            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="ServiceTask_Fire"/>
            <sequenceFlow id="Flow_2" sourceRef="ServiceTask_Fire" targetRef="UserTask_Wait"/>
            """);

    private final TimersBench timers = new TimersBench(TIMERS, NO_TIMERS);

    @AfterEach
    void clear() {
        timers.clear();
    }

    @AfterAll
    void close() {
        timers.close();
    }

    @Test
    void timersOfAClientShareACommit() {
        List<CaseNumber> cases = timers.open(30, "timers", HARBOR);
        cases.addAll(timers.open(30, "timers", ALPINE));
        timers.bench.database.sinceLast();

        timers.start();
        // without asking the database: what is counted is the engine's
        await().until(() -> timers.steps.fired.size() == cases.size());
        timers.stop();

        await().until(() -> timers.jobs().isEmpty());
        assertThat(timers.steps.fired.values()).allMatch(times -> times.get() == 1);
        assertThat(timers.bench.database.sinceLast().commits()).isLessThan(cases.size() / 2);
    }

    @Test
    void oneThatFailsIsLeftAndTheOthersGoOnOnce() {
        List<CaseNumber> cases = timers.open(20, "timers", HARBOR);
        poison(cases.get(7));

        timers.start();
        await().until(() -> timers.jobs().size() == 1 && timers.jobs().get(0).getRetries() == 0);

        assertThat(timers.jobs().get(0).getExceptionMessage()).endsWith("This one cannot go on");
        assertThat(timers.incidents()).isEqualTo(1);
        assertThat(timers.passed(cases, FIRE)).hasSize(cases.size() - 1).doesNotContain(cases.get(7));
    }

    @Test
    void twoNodesDoNothingTwice() {
        List<CaseNumber> cases = timers.open(60, "timers", HARBOR);
        cases.addAll(timers.open(60, "timers", ALPINE));

        timers.start();
        timers.start();
        await().until(() -> timers.jobs().isEmpty());

        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases);
    }

    @Test
    void jobsThatAreNoTimersAreWorkedOffAlone() {
        List<CaseNumber> cases = timers.open(80, "no-timers", HARBOR);
        poison(cases.get(0));

        timers.start();
        await().until(() -> timers.jobs().size() == 1 && timers.jobs().get(0).getRetries() == 0);

        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases.subList(1, cases.size()));
        assertThat(timers.steps.fired.values()).allMatch(times -> times.get() == 1);
    }

    private void poison(CaseNumber number) {
        timers.steps.before = caseNumber -> {
            if (caseNumber.equals(number.value())) {
                throw new IllegalStateException("This one cannot go on");
            }
        };
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
