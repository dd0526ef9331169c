package io.plimsoll.finding.reader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads values out of nested maps without minding what is missing or of another kind than expected. */
record Fields(Map<?, ?> values) {

    private static final Fields NONE = new Fields(Map.of());

    /** The text, or number as text, at the end of a path as in {@code cloud.account.uid}; "" where there is none. */
    String text(String path) {
        Object value = value(path);
        return value instanceof String || value instanceof Number
                ? String.valueOf(value).strip()
                : "";
    }

    /** The first of several paths that holds a text. */
    String first(String... paths) {
        for (String path : paths) {
            String text = text(path);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    OptionalLong number(String path) {
        Object value = value(path);
        if (value instanceof Number number) {
            return OptionalLong.of(number.longValue());
        }
        String text = value instanceof String string ? string.strip() : "";
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A number with or without a fraction, also written as a text; null where there is none. */
    @Nullable Double decimal(String path) {
        String text = text(path);
        return text.matches("-?\\d{1,15}(\\.\\d{1,15})?([eE]-?\\d{1,2})?") ? Double.valueOf(text) : null;
    }

    /** The objects of a list, or the one object that stands there instead of a list. */
    List<Fields> objects(String path) {
        Object value = value(path);
        if (value instanceof Map<?, ?> one) {
            return List.of(new Fields(one));
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof Map<?, ?> object ? new Fields(object) : NONE)
                        .toList()
                : List.of();
    }

    /** The one object at the end of a path; an empty one where there is none. */
    Fields object(String path) {
        return value(path) instanceof Map<?, ?> object ? new Fields(object) : NONE;
    }

    /** The keys of the object at the end of a path. */
    Set<String> keys(String path) {
        Set<String> keys = new LinkedHashSet<>();
        object(path).values.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    /** The object under a key, whatever characters the key has. */
    Fields child(String key) {
        return values.get(key) instanceof Map<?, ?> object ? new Fields(object) : NONE;
    }

    /** The texts of a list, or the one text that stands there instead of a list. */
    List<String> texts(String path) {
        return texts(value(path));
    }

    /** Each text of each list in an object, with the list's key. */
    void eachText(String path, BiConsumer<String, String> key) {
        if (value(path) instanceof Map<?, ?> lists) {
            lists.forEach((name, list) -> texts(list).forEach(text -> key.accept(String.valueOf(name), text)));
        }
    }

    /** Whether a value is true, or a text that says so. */
    boolean is(boolean wanted, String path) {
        return String.valueOf(wanted).equalsIgnoreCase(String.valueOf(value(path)));
    }

    private static List<String> texts(@Nullable Object value) {
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        return list.stream()
                .filter(item -> item instanceof String || item instanceof Number)
                .map(item -> String.valueOf(item).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private @Nullable Object value(String path) {
        Object value = values;
        for (String key : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
