package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.database.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

class StepCollisionsTests {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final StepCollisions collisions =
            new StepCollisions(beans.getBeanProvider(EntityManager.class), beans.getBeanProvider(Transactions.class));
    private final Steps steps = (Steps) collisions.postProcessAfterInitialization(new Steps(), "steps");

    @BeforeEach
    void transactions() {
        beans.registerSingleton(
                "transactions", new Transactions(new JdbcTransactionManager(), new SimpleMeterRegistry(), List.of()));
    }

    @Test
    void aCollisionInTheDomainIsOneToTheEngine() {
        assertThatExceptionOfType(OptimisticLockingException.class).isThrownBy(() -> steps.collide());
    }

    @Test
    void soIsALockThatTheDatabaseGaveUp() {
        assertThatExceptionOfType(OptimisticLockingException.class).isThrownBy(() -> steps.deadlock());
    }

    @Test
    void aKeyThatExistsStaysAFault() {
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> steps.insertTwice());
    }

    @Test
    void aFaultStaysAFault() {
        assertThatIllegalStateException().isThrownBy(() -> steps.fail());
    }

    @Test
    void anAnswerIsHandedBack() {
        assertThat(steps.answer()).isTrue();
    }

    @Test
    void otherBeansAreLeftAlone() {
        Object other = new Object();

        assertThat(collisions.postProcessAfterInitialization(other, "other")).isSameAs(other);
    }

    /** Steps as models call them. */
    public static class Steps implements ModelBean {

        public void collide() {
            throw new ObjectOptimisticLockingFailureException("case", "NC-2026-000001");
        }

        public void deadlock() {
            throw new PessimisticLockException(new SQLException("Deadlock found", "40001", 1213));
        }

        public void insertTwice() {
            throw new DuplicateKeyException("twice");
        }

        public void fail() {
            throw new IllegalStateException("broken");
        }

        public boolean answer() {
            return true;
        }
    }
}
