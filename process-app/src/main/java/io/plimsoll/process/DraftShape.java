package io.plimsoll.process;

import io.plimsoll.process.FormField.Choices;
import io.plimsoll.process.FormField.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a half-filled form from anything else. A draft may lack and mistake what it likes, but it holds fields of its
 * form only, in their shape, and no more than an answer may hold.
 */
final class DraftShape {

    private static final int MAX_BYTES = 64 * 1024;

    private DraftShape() {}

    static boolean fits(Form form, Map<String, @Nullable Object> values, String json) {
        return json.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && fits(form.fields(), values);
    }

    private static boolean fits(List<FormField> fields, Map<?, ?> values) {
        return values.entrySet().stream().allMatch(entry -> fields.stream()
                .filter(field -> field.meta().key().equals(entry.getKey()))
                .anyMatch(field -> fits(field, entry.getValue())));
    }

    private static boolean fits(FormField field, @Nullable Object value) {
        if (value == null) {
            return true;
        }
        if (field instanceof Rows rows) {
            return value instanceof List<?> given
                    && given.size() <= rows.max()
                    && given.stream().allMatch(row -> row instanceof Map<?, ?> cells && fits(rows.fields(), cells));
        }
        if (field instanceof Choices) {
            return value instanceof List<?> given && given.stream().allMatch(DraftShape::isPlain);
        }
        return isPlain(value);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String text
                ? Texts.clean(text.replace("\r\n", "\n"), true)
                : value instanceof Number || value instanceof Boolean;
    }
}
