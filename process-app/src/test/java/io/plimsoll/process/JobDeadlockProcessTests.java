package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two jobs lock the same two rows, each in the other's order. */
@Tag(TestDatabase.TAG)
class JobDeadlockProcessTests {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <process id="locks" name="Locks" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start"/>
                <serviceTask id="Task" camunda:asyncBefore="true" camunda:expression="${locks.take(first, second)}"/>
                <endEvent id="End"/>
                <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task"/>
                <sequenceFlow id="Flow_2" sourceRef="Task" targetRef="End"/>
              </process>
            </definitions>
            """;

    private final Locks locks = new Locks();
    private final EngineBench bench = new EngineBench(Map.of("locks.bpmn", MODEL), Map.of("locks", locks));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void twoRows() {
        locks.db = bench.db;
        bench.db
                .sql("create table two_rows (id integer primary key, times integer not null)")
                .update();
        bench.db.sql("insert into two_rows (id, times) values (1, 0), (2, 0)").update();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        bench.close();
    }

    @Test
    void theLoserRunsAgainWithoutLosingATry() throws Exception {
        Job forth = job(1, 2);
        Job back = job(2, 1);

        Future<Boolean> one = threads.submit(() -> runs(forth));
        Future<Boolean> other = threads.submit(() -> runs(back));

        assertThat(List.of(one.get(60, TimeUnit.SECONDS), other.get(60, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(true, false);
        Job loser = bench.engine
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey("locks")
                .singleResult();
        assertThat(loser.getRetries()).isEqualTo(3);
        assertThat(bench.meters
                        .counter("plimsoll.transactions.repeated", "reason", "lock")
                        .count())
                .isEqualTo(1);
        assertThat(runs(loser)).isTrue();
        assertThat(bench.db
                        .sql("select sum(times) from two_rows")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private Job job(int first, int second) {
        bench.engine.getIdentityService().setAuthentication("test", List.of(), List.of("harbor"));
        String instance = bench.engine
                .getRuntimeService()
                .startProcessInstanceByKey("locks", Map.of("first", first, "second", second))
                .getId();
        bench.engine.getIdentityService().clearAuthentication();
        return bench.engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    /** Whether it ran to its end; false where the engine takes it for a collision. */
    private boolean runs(Job job) {
        try {
            bench.engine.getManagementService().executeJob(job.getId());
            return true;
        } catch (OptimisticLockingException collision) {
            return false;
        }
    }

    /** As the model calls it. */
    public static final class Locks implements ModelBean {

        private final CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        private JdbcClient db;
        private volatile boolean met;

        public void take(int first, int second) throws Exception {
            count(first);
            if (!met) {
                bothHoldOne.await(30, TimeUnit.SECONDS);
                met = true;
            }
            count(second);
        }

        private void count(int row) {
            db.sql("update two_rows set times = times + 1 where id = ?")
                    .param(row)
                    .update();
        }
    }
}
