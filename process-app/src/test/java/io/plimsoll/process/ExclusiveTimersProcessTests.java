package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.CaseNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several timers of one matter that are due at one second, of which one ends what the other stands at. */
@Tag(TestDatabase.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExclusiveTimersProcessTests {

    private static final String REMINDED = "ServiceTask_Remind";
    private static final String ENDED = "ServiceTask_End";
    private static final long SECOND = 1_767_225_600_000L;

    private static final String BOTH = TimersBench.model("both", """
            <startEvent id="Start"/>
            <userTask id="UserTask_Wait"/>
            <boundaryEvent id="Timer_Reminder" attachedToRef="UserTask_Wait" cancelActivity="false">
              <timerEventDefinition><timeDate>2026-01-01T00:00:00Z</timeDate></timerEventDefinition>
            </boundaryEvent>
            <boundaryEvent id="Timer_Overdue" attachedToRef="UserTask_Wait" cancelActivity="true">
              <timerEventDefinition><timeDate>2026-01-01T00:00:00Z</timeDate></timerEventDefinition>
            </boundaryEvent>
            <serviceTask id="ServiceTask_Remind" camunda:expression="${stepsOfTest.fire(caseNumber)}"/>
            <serviceTask id="ServiceTask_End" camunda:expression="${stepsOfTest.fire(caseNumber)}"/>
            <userTask id="UserTask_Decide"/>
            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="UserTask_Wait"/>
            <sequenceFlow id="Flow_2" sourceRef="Timer_Reminder" targetRef="ServiceTask_Remind"/>
            <sequenceFlow id="Flow_3" sourceRef="Timer_Overdue" targetRef="ServiceTask_End"/>
            <sequenceFlow id="Flow_4" sourceRef="ServiceTask_End" targetRef="UserTask_Decide"/>
            """);

    private static final String CALLING = TimersBench.model("calling", """
            <startEvent id="Start"/>
            <callActivity id="CallActivity_Child" calledElement="both">
              <extensionElements><camunda:in variables="all"/></extensionElements>
            </callActivity>
            <boundaryEvent id="Timer_Overdue" attachedToRef="CallActivity_Child" cancelActivity="true">
              <timerEventDefinition><timeDate>2026-01-01T00:00:00Z</timeDate></timerEventDefinition>
            </boundaryEvent>
            <serviceTask id="ServiceTask_End" camunda:expression="${stepsOfTest.fire(caseNumber)}"/>
            <userTask id="UserTask_Decide"/>
            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="CallActivity_Child"/>
            <sequenceFlow id="Flow_2" sourceRef="Timer_Overdue" targetRef="ServiceTask_End"/>
            <sequenceFlow id="Flow_3" sourceRef="ServiceTask_End" targetRef="UserTask_Decide"/>
            """);

    private static final String MIXED = TimersBench.model("mixed", """
            <startEvent id="Start"/>
            <parallelGateway id="Fork"/>
            <userTask id="UserTask_Wait"/>
            <boundaryEvent id="Timer_Reminder" attachedToRef="UserTask_Wait" cancelActivity="false">
              <timerEventDefinition><timeDate>2026-01-01T00:00:00Z</timeDate></timerEventDefinition>
            </boundaryEvent>
            <serviceTask id="ServiceTask_Remind" camunda:expression="${stepsOfTest.fire('reminded')}"/>
            <serviceTask id="ServiceTask_End" camunda:asyncBefore="true"
                camunda:expression="${stepsOfTest.fire('ended')}"/>
            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Fork"/>
            <sequenceFlow id="Flow_2" sourceRef="Fork" targetRef="UserTask_Wait"/>
            <sequenceFlow id="Flow_3" sourceRef="Fork" targetRef="ServiceTask_End"/>
            <sequenceFlow id="Flow_4" sourceRef="Timer_Reminder" targetRef="ServiceTask_Remind"/>
            """);

    private final TimersBench timers = new TimersBench(BOTH, CALLING, MIXED);
    private TimersTogether node;

    @BeforeEach
    void node() {
        node = timers.byHand();
    }

    @AfterEach
    void clear() {
        timers.clear();
    }

    @AfterAll
    void close() {
        timers.close();
    }

    @Test
    void timersOfOneInstanceStayWithEachOtherInTheirOrder() {
        List<CaseNumber> cases = timers.open(3, "both", HARBOR);
        cases.forEach(one -> due(one, "Timer_Overdue", SECOND + 500));

        List<List<String>> batches = timers.take(node, 10).getJobIdBatches();

        List<List<String>> inOrder = cases.stream()
                .map(one -> List.of(
                        timers.job(one, "Timer_Reminder").getId(),
                        timers.job(one, "Timer_Overdue").getId()))
                .toList();
        assertThat(batches).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void whereTheOneThatEndsComesFirstTheOtherIsGone() {
        List<CaseNumber> cases = timers.open(3, "both", HARBOR);
        cases.forEach(one -> due(one, "Timer_Reminder", SECOND + 500));

        workOff();

        assertThat(timers.passed(cases, ENDED)).containsExactlyInAnyOrderElementsOf(cases);
        assertThat(timers.passed(cases, REMINDED)).isEmpty();
        assertThat(cases).allMatch(one -> timers.bench.waitingAt(one).equals(List.of("UserTask_Decide")));
        allInOneGo(1);
    }

    @Test
    void whereItComesLastBothHappen() {
        List<CaseNumber> cases = timers.open(3, "both", HARBOR);
        cases.forEach(one -> due(one, "Timer_Overdue", SECOND + 500));

        workOff();

        assertThat(timers.passed(cases, REMINDED)).containsExactlyInAnyOrderElementsOf(cases);
        assertThat(timers.passed(cases, ENDED)).containsExactlyInAnyOrderElementsOf(cases);
        allInOneGo(2);
    }

    @Test
    void timersOfACalledProcessGoWithItsCaller() {
        List<CaseNumber> cases = timers.open(3, "calling", HARBOR);
        cases.forEach(one -> due(one, "Timer_Overdue", SECOND - 500));

        workOff();

        assertThat(timers.passed(cases, ENDED)).containsExactlyInAnyOrderElementsOf(cases);
        assertThat(timers.jobs()).isEmpty();
        assertThat(cases).allMatch(one -> timers.bench.waitingAt(one).equals(List.of("UserTask_Decide")));
        allInOneGo(1);
    }

    @Test
    void anotherKindOfJobKeepsItsPlaceAmongThoseOfAnInstance() {
        timers.open("mixed", HARBOR);
        List<String> order = new ArrayList<>();
        timers.steps.before = order::add;

        workOff();

        assertThat(order).containsExactly("reminded", "ended");
        assertThat(timers.incidents()).isZero();
    }

    private void due(CaseNumber number, String element, long at) {
        timers.bench
                .engine
                .getManagementService()
                .setJobDuedate(timers.job(number, element).getId(), new Date(at));
    }

    /** All that is due, in its order, as if it were one lot. */
    private void workOff() {
        timers.take(node, 20);
        List<Job> due = new ArrayList<>(timers.jobs());
        due.sort(Comparator.comparing(Job::getDuedate));
        timers.work(node, due.stream().map(Job::getId).toList());
    }

    /** A group that had failed would have come by a step once more. */
    private void allInOneGo(int times) {
        assertThat(timers.steps.fired.values()).allMatch(fired -> fired.get() == times);
        assertThat(timers.jobs()).isEmpty();
        assertThat(timers.incidents()).isZero();
    }
}
