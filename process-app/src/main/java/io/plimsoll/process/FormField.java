package io.plimsoll.process;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field of a deployed form: the whole vocabulary that the server knows how to check, and so all that forms may use. */
sealed interface FormField {

    Meta meta();

    /**
     * What every field has.
     *
     * @param shownFor the outcomes that show the field; empty where it is always shown
     */
    record Meta(String key, String label, boolean required, Set<String> shownFor) {

        boolean shown(String outcome) {
            return shownFor.isEmpty() || shownFor.contains(outcome);
        }
    }

    /** One line, or with {@code lines} several. */
    record Text(
            Meta meta,
            boolean lines,
            int minLength,
            int maxLength,
            @Nullable Pattern pattern) implements FormField {}

    /**
     * A number.
     *
     * @param digits decimal places at most; 0 asks for a whole number
     */
    record Numeric(
            Meta meta, @Nullable BigDecimal min, @Nullable BigDecimal max, int digits) implements FormField {}

    /** A day, ISO 8601 {@code yyyy-mm-dd}. */
    record Day(Meta meta, boolean notPast) implements FormField {}

    /** One of several. */
    record Choice(Meta meta, List<String> values) implements FormField {}

    /** Yes or no; required means that it must be yes. */
    record Tick(Meta meta) implements FormField {}

    /**
     * Any of several.
     *
     * @param valuesKey where the choices are given with the task's context, null where the form lists them
     */
    record Choices(Meta meta, List<String> values, @Nullable String valuesKey) implements FormField {}

    /** Rows of fields. */
    record Rows(Meta meta, int min, int max, List<FormField> fields) implements FormField {}
}
