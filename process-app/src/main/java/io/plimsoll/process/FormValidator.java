package io.plimsoll.process;

import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.process.Completion.Problem;
import io.plimsoll.process.FormField.Choice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds an answer against the deployed form. The browser's own checks are a courtesy; the engine makes none. What a
 * form does not declare, or hides for the chosen outcome, is not accepted, however it got here.
 */
@Component
class FormValidator {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_PROBLEMS = 50;

    private final JsonMapper json = new JsonMapper();
    private final Clock clock;

    FormValidator(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param values as read from JSON: text, numbers, booleans, lists and maps
     * @param options the choices of this task by {@code valuesKey}
     */
    FormCheck check(Form form, Map<String, @Nullable Object> values, Map<String, List<Option>> options) {
        if (tooLarge(values)) {
            return unfit(List.of(new Problem("", "The answer is too long: 64 KB is the most we can take.")));
        }
        var sheet = new FormSheet(options, clock);
        String outcome = outcome(form, values);
        Map<String, Object> clean = sheet.read(form.fields(), values, outcome);
        return sheet.problems().isEmpty() ? new FormCheck.Fits(new FormValues(clean)) : unfit(sheet.problems());
    }

    /** An outcome that is not offered shows no field; it is reported as the problem that it is. */
    private static String outcome(Form form, Map<String, @Nullable Object> values) {
        Object given = values.get(Form.OUTCOME);
        boolean offered = form.fields().get(0) instanceof Choice choice
                && given instanceof String word
                && choice.values().contains(word);
        return offered ? String.valueOf(given) : "";
    }

    private boolean tooLarge(Map<String, @Nullable Object> values) {
        try {
            return json.writeValueAsBytes(values).length > MAX_BYTES;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not values from JSON", e);
        }
    }

    private static FormCheck unfit(List<Problem> problems) {
        return new FormCheck.Unfit(problems.stream()
                .limit(MAX_PROBLEMS)
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
    }
}
