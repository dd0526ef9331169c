package io.plimsoll.process;

import io.plimsoll.database.Together;
import io.plimsoll.database.Transactions;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the engine know a collision in the domain for what it is. When a person answers in the second in which a reminder
 * goes out, one of the two finds its row changed; the engine runs a job that collided again without counting it as
 * failed, but it knows only its own kind of collision. What a step changed is therefore written before it returns; what
 * many do {@link Together}, when all have returned.
 */
@Component
class StepCollisions implements BeanPostProcessor {

    private final ObjectProvider<EntityManager> entities;
    private final ObjectProvider<Transactions> transactions;
    private final Consumer<List<Boolean>> flush = this::flush;

    StepCollisions(ObjectProvider<EntityManager> entities, ObjectProvider<Transactions> transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof ModelBean)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) step -> {
            try {
                Object result = step.proceed();
                if (TransactionSynchronizationManager.isActualTransactionActive()
                        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
                    Together.later(flush, true);
                }
                return result;
            } catch (RuntimeException failure) {
                throw EngineCollisions.known(failure, transactions.getObject());
            }
        });
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    private void flush(List<Boolean> steps) {
        entities.getObject().flush();
    }
}
