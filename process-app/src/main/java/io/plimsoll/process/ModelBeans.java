package io.plimsoll.process;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The white list of beans for expressions. Names are looked up when asked and beans are made when used, since the
 * beans need the engine and the engine needs this list.
 */
final class ModelBeans extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Set<String> names() {
        return Set.of(beans.getBeanNamesForType(ModelBean.class, false, false));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String key && beans.containsBean(key) && beans.isTypeMatch(key, ModelBean.class);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String key && containsKey(key) ? beans.getBean(key, ModelBean.class) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        Map<Object, Object> all = new LinkedHashMap<>();
        names().forEach(name -> all.put(name, beans.getBean(name)));
        return Map.copyOf(all).entrySet();
    }
}
