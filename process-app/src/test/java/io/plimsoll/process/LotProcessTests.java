package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.CaseNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;

/** A lot of timers, worked off in the test's own thread, and what comes in between. */
@Tag(TestDatabase.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LotProcessTests {

    private static final String TIMER = "Timer_Due";
    private static final String FIRE = "ServiceTask_Fire";

    /** The step behind the timer is a job of its own. */
    private static final String FOLLOWED = TimersTogetherProcessTests.TIMERS
            .replace("\"timers\"", "\"followed\"")
            .replace("<serviceTask", "<serviceTask camunda:asyncBefore=\"true\"");

    private final TimersBench timers = new TimersBench(TimersTogetherProcessTests.TIMERS, FOLLOWED);
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
    void aClientsTimersAreOneTransactionUpToALimit() {
        List<CaseNumber> cases = timers.open(Lot.TOGETHER + 1, "timers", HARBOR);
        cases.addAll(timers.open(2, "timers", ALPINE));
        List<String> lot = take();
        timers.bench.database.sinceLast();

        timers.work(node, lot);

        // it is asked whose the timers are; a job alone takes the engine two
        assertThat(timers.bench.database.sinceLast().commits()).isEqualTo(1 + 1 + 1 + 2);
        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases);
    }

    @Test
    void whatFollowsInTheSameInstancesIsWorkedOffRightAfter() {
        List<CaseNumber> cases = timers.open(3, "followed", HARBOR);

        timers.work(node, take());

        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases);
        assertThat(timers.jobs()).isEmpty();
    }

    @Test
    void aTaskThatIsCompletedInThatMomentIsNoHarmToTheOthers() {
        List<CaseNumber> cases = timers.open(5, "timers", HARBOR);
        CaseNumber answered = cases.get(3);
        double before = repeated();
        onceBefore(answered, 1, () -> timers.bench.finish(answered, "UserTask_Wait", Map.of()));

        timers.work(node, take());

        assertThat(timers.bench.running(answered)).isFalse();
        assertThat(timers.passed(cases, FIRE))
                .hasSize(4)
                .doesNotContain(answered)
                .doesNotHaveDuplicates();
        assertThat(timers.jobs()).isEmpty();
        assertThat(timers.incidents()).isZero();
        assertThat(repeated()).isEqualTo(before + 1);
    }

    @Test
    void oneThatIsGoneBeforeDoesNotPartTheOthers() {
        List<CaseNumber> cases = timers.open(5, "timers", HARBOR);
        List<String> lot = take();
        timers.bench.finish(cases.get(3), "UserTask_Wait", Map.of());
        timers.bench.database.sinceLast();

        timers.work(node, lot);

        assertThat(timers.bench.database.sinceLast().commits()).isEqualTo(1 + 1 + 2);
        assertThat(timers.passed(cases, FIRE)).hasSize(4).doesNotContain(cases.get(3));
    }

    @Test
    void oneThatCollidesAloneTooComesUpAgainWithoutLosingATry() {
        List<CaseNumber> cases = timers.open(5, "timers", HARBOR);
        CaseNumber collides = cases.get(3);
        // somebody touches the timer, in the transaction of all and in the one that it is given by itself
        onceBefore(collides, 2, () -> touch(collides));

        timers.work(node, take());

        assertThat(timers.passed(cases, FIRE))
                .hasSize(4)
                .doesNotContain(collides)
                .doesNotHaveDuplicates();
        Job left = timers.job(collides, TIMER);
        assertThat(timers.jobs()).extracting(Job::getId).containsExactly(left.getId());
        assertThat(left.getRetries()).isEqualTo(3);
        assertThat(timers.locked()).isZero();
        assertThat(timers.incidents()).isZero();

        timers.work(node, take());

        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases);
    }

    @Test
    void oneThatFailsLosesATryAndTheOthersGoOn() {
        List<CaseNumber> cases = timers.open(5, "timers", HARBOR);
        CaseNumber fails = cases.get(1);
        timers.steps.before = caseNumber -> {
            if (caseNumber.equals(fails.value())) {
                throw new StackOverflowError("of this test");
            }
        };

        timers.work(node, take());

        assertThat(timers.passed(cases, FIRE)).hasSize(4).doesNotContain(fails).doesNotHaveDuplicates();
        assertThat(timers.job(fails, TIMER).getRetries()).isEqualTo(2);
        assertThat(timers.jobs()).hasSize(1);
        assertThat(timers.locked()).isZero();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void whereItCannotBeAskedWhoseTheyAreEachIsAlone() {
        List<CaseNumber> cases = timers.open(3, "timers", HARBOR);
        List<String> lot = take();

        assertThatThrownBy(() -> timers.workBlindly(lot)).isInstanceOf(DataAccessException.class);

        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases);
    }

    @Test
    void oneThatWasMovedMeanwhileWaitsForItsNewTime() {
        List<CaseNumber> cases = timers.open(4, "timers", HARBOR);
        List<String> lot = take();
        Date later = new Date(timers.bench.clock.millis() + Duration.ofDays(7).toMillis());
        List<CaseNumber> moved = cases.subList(0, 2);
        for (CaseNumber one : moved) {
            management().setJobDuedate(timers.job(one, TIMER).getId(), later);
        }
        String alone = timers.job(cases.get(0), TIMER).getId();

        timers.work(node, lot.stream().filter(job -> !job.equals(alone)).toList());
        timers.work(node, List.of(alone));

        assertThat(timers.passed(cases, FIRE)).containsExactlyInAnyOrderElementsOf(cases.subList(2, 4));
        assertThat(timers.jobs()).hasSize(2).allMatch(job -> job.getDuedate().getTime() >= later.getTime() - 1000);
        assertThat(timers.locked()).isZero();
    }

    @Test
    void theCasesOfAGroupAreSaidBeforehand() {
        List<CaseNumber> cases = timers.open(3, "timers", HARBOR);
        timers.expected.clear();

        timers.work(node, take());

        assertThat(timers.expected).containsExactlyInAnyOrderElementsOf(cases);
    }

    @Test
    void whereTheNodeIsStoppedWhatWasTakenIsGivenBack() {
        timers.open(4, "timers", HARBOR);
        List<String> lot = take();
        assertThat(timers.locked()).isEqualTo(4);

        timers.stop();
        timers.work(node, lot);

        assertThat(timers.steps.fired).isEmpty();
        assertThat(timers.jobs()).hasSize(4);
        assertThat(timers.locked()).isZero();
    }

    private double repeated() {
        return timers.bench
                .meters
                .counter("plimsoll.transactions.repeated", "reason", "changed")
                .count();
    }

    private ManagementService management() {
        return timers.bench.engine.getManagementService();
    }

    private List<String> take() {
        List<String> all = new ArrayList<>();
        timers.take(node, 100).getJobIdBatches().forEach(all::addAll);
        return all;
    }

    private void touch(CaseNumber number) {
        timers.bench
                .db
                .sql("update ACT_RU_JOB set REV_ = REV_ + 1 where PROCESS_INSTANCE_ID_ = ?")
                .param(timers.instance(number))
                .update();
    }

    /** Somebody else does this, in a transaction of their own, so many times before the step goes on. */
    private void onceBefore(CaseNumber number, int times, Runnable work) {
        var left = new AtomicInteger(times);
        timers.steps.before = caseNumber -> {
            if (caseNumber.equals(number.value()) && left.getAndDecrement() > 0) {
                CompletableFuture.runAsync(work).join();
            }
        };
    }
}
