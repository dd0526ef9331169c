package io.plimsoll.database;

import java.lang.reflect.Method;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Puts {@link Transactions}' promise around every call of a {@code @Transactional} method of ours, so that no feature
 * and no page has to think of it. It lies just outside Spring's own advice, which begins and ends the transaction.
 */
final class RepeatedTransactions extends StaticMethodMatcherPointcutAdvisor implements MethodInterceptor {

    private final transient TransactionAttributeSource annotations = new AnnotationTransactionAttributeSource(false);
    private final transient ObjectProvider<Transactions> transactions;

    RepeatedTransactions(ObjectProvider<Transactions> transactions) {
        this.transactions = transactions;
        setAdvice(this);
        setOrder(Ordered.LOWEST_PRECEDENCE - 1);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return type.getName().startsWith("io.plimsoll.") && annotations.getTransactionAttribute(method, type) != null;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        return transactions
                .getObject()
                .repeating(() -> Optional.ofNullable(again(call).proceed()))
                .orElse(null);
    }

    /** A call can be gone through only once. */
    private static MethodInvocation again(MethodInvocation call) {
        return ((ProxyMethodInvocation) call).invocableClone();
    }
}
