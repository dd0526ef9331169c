package io.plimsoll.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets only plain values near a template: nothing with behaviour, no characters that rearrange what is read. */
final class PlainModel {

    private PlainModel() {}

    /** A copy of the model without nulls; a fault for a value of any other kind. */
    static Map<String, Object> of(Map<String, ?> model) {
        Map<String, Object> plain = new LinkedHashMap<>();
        model.forEach((key, value) -> {
            Object copy = plain(key, value);
            if (copy != null) {
                plain.put(key, copy);
            }
        });
        return plain;
    }

    private static @Nullable Object plain(String key, @Nullable Object value) {
        if (value instanceof String text) {
            return PlainText.clean(text);
        }
        if (value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof LocalDate) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> plain(key, each))
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> text = new LinkedHashMap<>();
            map.forEach((name, inner) -> text.put(String.valueOf(name), inner));
            return of(text);
        }
        throw new IllegalArgumentException(
                "A mail cannot show " + key + ", a " + value.getClass().getName());
    }
}
