package io.plimsoll.document;

import java.util.Iterator;
import java.util.Map;
import org.apache.velocity.runtime.directive.Scope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * What a template can do with what it is given: read the keys of maps, walk through lists, call our own tools. Classes
 * and everything behind them are out of reach. Public because the template engine makes it by its name.
 */
public final class PlainObjects extends SecureUberspector {

    @Override
    public @Nullable VelMethod getMethod(Object target, String name, Object[] arguments, Info where) {
        return target instanceof TemplateTool && !name.equals("getClass")
                ? super.getMethod(target, name, arguments, where)
                : null;
    }

    @Override
    public @Nullable VelPropertyGet getPropertyGet(Object target, String name, Info where) {
        if (target instanceof Scope) {
            return name.equals("class") ? null : super.getPropertyGet(target, name, where);
        }
        return target instanceof Map<?, ?> ? new Key(name) : null;
    }

    @Override
    public @Nullable VelPropertySet getPropertySet(Object target, String name, Object value, Info where) {
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Iterator getIterator(Object many, Info where) {
        return many instanceof Iterable<?> list ? list.iterator() : null;
    }

    private record Key(String name) implements VelPropertyGet {

        @Override
        public @Nullable Object invoke(Object target) {
            return ((Map<?, ?>) target).get(name);
        }

        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return name;
        }
    }
}
