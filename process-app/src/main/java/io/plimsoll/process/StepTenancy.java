package io.plimsoll.process;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Tenancy;
import org.aopalliance.intercept.MethodInterceptor;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Binds each step of a process to the client of its instance, whoever made it run. A job has no actor behind it: without
 * this it would see every client's rows.
 */
@Component
class StepTenancy implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof ModelBean)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) step -> {
            ClientScope before = Tenancy.current();
            String tenant = tenant();
            if (tenant == null) {
                return step.proceed();
            }
            Tenancy.bind(ClientScope.of(new ClientId(tenant)));
            try {
                return step.proceed();
            } finally {
                Tenancy.bind(before);
            }
        });
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    private static @Nullable String tenant() {
        BpmnExecutionContext running = Context.getBpmnExecutionContext();
        return running == null ? null : running.getExecution().getTenantId();
    }
}
