package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which jobs are taken at once, and how they are divided. */
@Tag(TestDatabase.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeLotsProcessTests {

    private static final ClientId MERIDIAN = new ClientId("meridian");

    /** A timer behind which something outside is asked. */
    private static final String OUTSIDE = TimersTogetherProcessTests.TIMERS
            .replace("Timer_Due", "Timer_TimeToAsk")
            .replace("\"timers\"", "\"outside\"");

    private final TimersBench timers =
            new TimersBench(TimersTogetherProcessTests.TIMERS, TimersTogetherProcessTests.NO_TIMERS, OUTSIDE);
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
    void whatIsTakenAtOnceOfOneSecondIsOfOneClient() {
        openByTurns(10);

        Set<String> first = clients(timers.take(node, 10).getJobIdBatches());
        Set<String> second = clients(timers.take(node, 10).getJobIdBatches());

        assertThat(first).containsExactly(ALPINE.value());
        assertThat(second).containsExactly(HARBOR.value());
        assertThat(timers.locked()).isEqualTo(20);
    }

    @Test
    void anEarlierTimeComesFirstWhoseverItIs() {
        openByTurns(3);
        CaseNumber early = timers.open("timers", HARBOR);
        String job = timers.job(early, "Timer_Due").getId();
        timers.bench.engine.getManagementService().setJobDuedate(job, new Date(0));

        assertThat(timers.take(node, 1).getJobIdBatches()).containsExactly(List.of(job));
    }

    @Test
    void aClientIsInOneLotAndThereAreNoMoreLotsThanThreads() {
        timers.open(6, "timers", ALPINE);
        timers.open(5, "timers", HARBOR);
        timers.open(2, "timers", MERIDIAN);

        List<List<String>> lots = timers.take(node, 20).getJobIdBatches();

        assertThat(lots).extracting(List::size).containsExactly(11, 2);
        assertThat(clients(lots.subList(0, 1))).containsExactlyInAnyOrder("alpine", "harbor");
        assertThat(lots).hasSizeLessThanOrEqualTo(TimersBench.THREADS);
    }

    @Test
    void ofOtherJobsNoMoreAreTakenThanWillSoonBeAtWorkTheEarliestFirst() {
        List<List<String>> inOrder = new ArrayList<>();
        for (CaseNumber one : timers.open(20, "no-timers", HARBOR)) {
            String job = timers.job(one, "ServiceTask_Fire").getId();
            timers.bench.engine.getManagementService().setJobDuedate(job, new Date(1000L * inOrder.size()));
            inOrder.add(List.of(job));
        }

        AcquiredJobs taken = timers.take(node, 20);

        int room = TimersBench.THREADS + TimersBench.QUEUE;
        assertThat(taken.getJobIdBatches()).isEqualTo(inOrder.subList(0, room));
        assertThat(timers.locked()).isEqualTo(room);
        assertThat(taken.getNumberOfJobsFailedToLock()).isZero();
    }

    @Test
    void theEngineLooksAgainAtOnceOnlyWhereThereIsMore() {
        timers.open(12, "timers", HARBOR);

        AcquiredJobs full = timers.take(node, 10);
        AcquiredJobs rest = timers.take(node, 10);

        assertThat(full.getJobIdBatches()).hasSize(full.getNumberOfJobsAttemptedToAcquire());
        assertThat(rest.size()).isEqualTo(2);
        assertThat(rest.getJobIdBatches()).hasSizeLessThan(rest.getNumberOfJobsAttemptedToAcquire());
    }

    @Test
    void nothingMoreIsTakenWhileSomethingWaitsForAThread() {
        timers.open(3, "timers", HARBOR);

        int rejected = 1;
        node.setMaxJobsPerAcquisition(10);
        AcquiredJobs taken = timers.command(node.getAcquireJobsCmd(10 - rejected));

        assertThat(taken.size()).isZero();
        assertThat(timers.locked()).isZero();
    }

    @Test
    void whatAnotherNodeIsFirstToTakeIsLeftToIt() {
        List<CaseNumber> cases = timers.open(4, "timers", HARBOR);
        String lost = timers.job(cases.get(1), "Timer_Due").getId();

        node.setMaxJobsPerAcquisition(10);
        AcquiredJobs taken = timers.command(context -> {
            AcquiredJobs chosen = node.getAcquireJobsCmd(10).execute(context);
            // what was chosen is written when this command ends
            CompletableFuture.runAsync(() -> anotherTakes(lost)).join();
            return chosen;
        });

        assertThat(taken.getJobIdBatches()).hasSize(1).allMatch(lot -> lot.size() == 3 && !lot.contains(lost));
        assertThat(taken.getNumberOfJobsFailedToLock()).isEqualTo(1);
    }

    @Test
    void oneThatHasFailedIsAloneFromThenOn() {
        List<CaseNumber> cases = timers.open(3, "timers", HARBOR);
        String failed = timers.job(cases.get(1), "Timer_Due").getId();
        timers.bench
                .db
                .sql("update ACT_RU_JOB set EXCEPTION_MSG_ = 'no', RETRIES_ = 2 where ID_ = ?")
                .param(failed)
                .update();

        assertThat(timers.take(node, 10).getJobIdBatches())
                .hasSize(2)
                .contains(List.of(failed))
                .anyMatch(lot -> lot.size() == 2);
    }

    @Test
    void timersThatAskOutsideAreAlone() {
        timers.open(3, "outside", HARBOR);

        assertThat(timers.take(node, 10).getJobIdBatches()).hasSize(3).allMatch(batch -> batch.size() == 1);
        assertThat(EngineBench.model("gateway-orders")).contains(TimerClients.ASKING_OUTSIDE);
    }

    private void anotherTakes(String job) {
        timers.bench
                .db
                .sql("update ACT_RU_JOB set REV_ = REV_ + 1, LOCK_OWNER_ = 'another' where ID_ = ?")
                .param(job)
                .update();
    }

    private void openByTurns(int ofEach) {
        for (int i = 0; i < ofEach; i++) {
            timers.open("timers", HARBOR);
            timers.open("timers", ALPINE);
        }
    }

    private Set<String> clients(Collection<List<String>> lots) {
        Map<String, String> tenants = timers.jobs().stream().collect(Collectors.toMap(Job::getId, Job::getTenantId));
        List<String> all = new ArrayList<>();
        lots.forEach(all::addAll);
        return all.stream().map(tenants::get).collect(Collectors.toSet());
    }
}
