package io.plimsoll.finding.reader;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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

    private @Nullable Object value(String path) {
        Object value = values;
        for (String key : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
