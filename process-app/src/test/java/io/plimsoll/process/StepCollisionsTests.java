package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.EntityManager;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

class StepCollisionsTests {

    private final Steps steps =
            (Steps) new StepCollisions(new DefaultListableBeanFactory().getBeanProvider(EntityManager.class))
                    .postProcessAfterInitialization(new Steps(), "steps");

    @Test
    void aCollisionInTheDomainIsOneToTheEngine() {
        assertThatExceptionOfType(OptimisticLockingException.class).isThrownBy(() -> steps.collide());
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

        assertThat(new StepCollisions(new DefaultListableBeanFactory().getBeanProvider(EntityManager.class))
                        .postProcessAfterInitialization(other, "other"))
                .isSameAs(other);
    }

    /** Steps as models call them. */
    public static class Steps implements ModelBean {

        public void collide() {
            throw new ObjectOptimisticLockingFailureException("case", "NC-2026-000001");
        }

        public void fail() {
            throw new IllegalStateException("broken");
        }

        public boolean answer() {
            return true;
        }
    }
}
