package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DeadlockLoserDataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag(TestDatabase.TAG)
class TransactionsTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DataSourceTransactionManager manager = new DataSourceTransactionManager(TestDatabase.empty());
    private final Transactions transactions = new Transactions(manager, meters);
    private final AtomicInteger tries = new AtomicInteger();

    private String failing(int times, RuntimeException failure) {
        return transactions.retrying(status -> {
            if (tries.incrementAndGet() <= times) {
                throw failure;
            }
            return "done";
        });
    }

    @Test
    void aCollisionIsTriedAgainAndCounted() {
        assertThat(failing(3, new OptimisticLockingFailureException("changed"))).isEqualTo("done");

        assertThat(tries).hasValue(4);
        assertThat(meters.counter("plimsoll.transactions.repeated", "reason", "changed")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void itIsNotTriedForEver() {
        assertThatThrownBy(() -> failing(4, new OptimisticLockingException("changed")))
                .isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void whatWouldFailAgainIsNotTriedAgain() {
        assertThatThrownBy(() -> failing(1, new IllegalStateException("wrong"))).hasMessage("wrong");

        assertThat(tries).hasValue(1);
    }

    @Test
    void aPartOfATransactionIsNotTriedAgain() {
        assertThatThrownBy(() -> new TransactionTemplate(manager)
                        .execute(status -> failing(1, new DuplicateKeyException("twice"))))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(tries).hasValue(1);
    }

    @Test
    void collisionsAreKnownHoweverTheyAreWrapped() {
        assertThat(Transactions.collision(new ProcessEngineException("x", new SQLException("deadlock", "40001"))))
                .isEqualTo("lock");
        assertThat(Transactions.collision(new RuntimeException(new SQLException("timeout", "HY000", 1205))))
                .isEqualTo("lock");
        assertThat(Transactions.collision(new DeadlockLoserDataAccessException("deadlock", null)))
                .isEqualTo("lock");
        assertThat(Transactions.collision(new DuplicateKeyException("twice"))).isEqualTo("duplicate");
        assertThat(Transactions.collision(new RuntimeException(new SQLException("no table", "42S02", 42102))))
                .isNull();
    }
}
