package io.plimsoll;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.util.ReflectionUtils;

/** Lets a hand-written fake stand in for a facade of another feature, without its database and whatever its constructor asks for. */
public final class StandIn {

    private StandIn() {}

    /** The facade whose methods are those of the fake; one that the fake does not have is a fault of the test. */
    public static <T> T as(Class<T> facade, Object fake) {
        ProxyFactory factory = new ProxyFactory();
        factory.setTargetSource(EmptyTargetSource.forClass(facade));
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) call -> {
            Method asked = call.getMethod();
            return ReflectionUtils.isToStringMethod(asked)
                    ? "Stand-in of " + facade
                    : answer(fake, asked, call.getArguments());
        });
        return facade.cast(factory.getProxy());
    }

    private static @Nullable Object answer(Object fake, Method asked, Object[] arguments) throws Throwable {
        Method method = fake.getClass().getDeclaredMethod(asked.getName(), asked.getParameterTypes());
        method.setAccessible(true);
        try {
            return method.invoke(fake, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
