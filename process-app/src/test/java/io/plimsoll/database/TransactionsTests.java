package io.plimsoll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.TestDatabase;
import io.plimsoll.database.Transactions.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag(TestDatabase.TAG)
class TransactionsTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DataSourceTransactionManager manager = new DataSourceTransactionManager(TestDatabase.empty());
    private final Transactions transactions =
            new Transactions(manager, meters, List.of(new Collision(OtherLibrarysCollision.class)));
    private final AtomicInteger tries = new AtomicInteger();

    private String failing(int times, RuntimeException failure) {
        return transactions.execute(status -> {
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
        assertThatThrownBy(() -> failing(4, new OtherLibrarysCollision(null)))
                .isInstanceOf(OtherLibrarysCollision.class);
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
        assertThat(transactions.reason(new RuntimeException("x", new SQLException("deadlock", "40001"))))
                .contains(Reason.LOCK);
        assertThat(transactions.reason(new RuntimeException(new SQLException("timeout", "HY000", 1205))))
                .contains(Reason.LOCK);
        assertThat(transactions.reason(new OtherLibrarysCollision(new SQLException("deadlock", "40001", 1213))))
                .contains(Reason.LOCK);
        assertThat(transactions.reason(new DuplicateKeyException("twice"))).contains(Reason.DUPLICATE);
        assertThat(transactions.reason(new IllegalStateException(new OtherLibrarysCollision(null))))
                .contains(Reason.CHANGED);
        assertThat(transactions.reason(new RuntimeException(new SQLException("no table", "42S02", 42102))))
                .isEmpty();
    }

    /** As the engine has one. */
    private static final class OtherLibrarysCollision extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OtherLibrarysCollision(Throwable cause) {
            super("changed", cause);
        }
    }
}
