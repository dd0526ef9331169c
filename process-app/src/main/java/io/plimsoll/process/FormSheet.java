package io.plimsoll.process;

import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.process.Completion.Problem;
import io.plimsoll.process.FormField.Choice;
import io.plimsoll.process.FormField.Choices;
import io.plimsoll.process.FormField.Day;
import io.plimsoll.process.FormField.Numeric;
import io.plimsoll.process.FormField.Rows;
import io.plimsoll.process.FormField.Text;
import io.plimsoll.process.FormField.Tick;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One answer while it is read field by field, with all that was found wrong so far. */
final class FormSheet {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** More than money or counts ever need, and little enough to compute with. */
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<Option>> options;
    private final LocalDate earliestToday;

    FormSheet(Map<String, List<Option>> options, Clock clock) {
        this.options = options;
        // Somewhere it is still this day; whether it has passed for the client, the feature knows.
        this.earliestToday = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }

    List<Problem> problems() {
        return problems;
    }

    Map<String, Object> read(List<FormField> fields, Map<String, @Nullable Object> values, String outcome) {
        return read("", fields, values, outcome);
    }

    private Map<String, Object> read(
            String path, List<FormField> fields, Map<?, ? extends @Nullable Object> values, String outcome) {
        undeclared(path, fields, values);
        Map<String, Object> clean = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object raw = values.get(field.meta().key());
            Object value = field.meta().shown(outcome) ? shown(path, field, raw) : hidden(path, field, raw);
            if (value != null) {
                clean.put(field.meta().key(), value);
            }
        }
        return clean;
    }

    private void undeclared(String path, List<FormField> fields, Map<?, ?> values) {
        Set<String> declared = fields.stream().map(field -> field.meta().key()).collect(Collectors.toSet());
        for (Object key : values.keySet()) {
            String name = String.valueOf(key);
            if (!declared.contains(name)) {
                problems.add(new Problem(
                        path + name, "This form has no field called “%s”. Leave it out.".formatted(Texts.shown(name))));
            }
        }
    }

    private @Nullable Object hidden(String path, FormField field, @Nullable Object raw) {
        if (raw != null && !"".equals(raw)) {
            wrong(path, field, "“%s” does not belong to this answer. Leave it out.");
        }
        return null;
    }

    private @Nullable Object shown(String path, FormField field, @Nullable Object raw) {
        if (raw == null || "".equals(raw)) {
            return missing(path, field);
        }
        if (field instanceof Text text) {
            return text(path, text, raw);
        } else if (field instanceof Numeric number) {
            return number(path, number, raw);
        } else if (field instanceof Day day) {
            return day(path, day, raw);
        } else if (field instanceof Choice choice) {
            return choice(path, choice, raw);
        } else if (field instanceof Tick tick) {
            return tick(path, tick, raw);
        } else if (field instanceof Choices choices) {
            return choices(path, choices, raw);
        }
        return rows(path, (Rows) field, raw);
    }

    private @Nullable Object missing(String path, FormField field) {
        if (field.meta().required()) {
            wrong(path, field, field instanceof Tick ? "Please tick “%s”." : "Please fill in “%s”.");
        }
        return null;
    }

    private @Nullable Object text(String path, Text field, Object raw) {
        if (!(raw instanceof String given)) {
            return wrong(path, field, "“%s” must be a text.");
        }
        String text = Texts.normal(given);
        if (text.isEmpty()) {
            return missing(path, field);
        }
        if (!Texts.clean(text, field.lines())) {
            return wrong(path, field, "“%s” contains characters that cannot be stored. Please type it again.");
        }
        if (text.length() > field.maxLength()) {
            return wrong(path, field, "“%s” is too long: " + field.maxLength() + " characters at most.");
        }
        if (text.length() < field.minLength()) {
            return wrong(path, field, "“%s” is too short: " + field.minLength() + " characters at least.");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            return wrong(path, field, "“%s” does not have the form that is asked for.");
        }
        return text;
    }

    private @Nullable Object number(String path, Numeric field, Object raw) {
        BigDecimal number = raw instanceof Number given ? Texts.decimal(given) : null;
        if (number == null || number.abs().compareTo(LARGEST) > 0) {
            return wrong(path, field, "“%s” must be a number.");
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return wrong(path, field, "“%s” must be at least " + field.min().toPlainString() + ".");
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            return wrong(path, field, "“%s” must be at most " + field.max().toPlainString() + ".");
        }
        if (number.stripTrailingZeros().scale() > field.digits()) {
            return wrong(
                    path,
                    field,
                    field.digits() == 0
                            ? "“%s” must be a whole number."
                            : "“%s” may have " + field.digits() + " decimal places at most.");
        }
        return number.setScale(field.digits());
    }

    private @Nullable Object day(String path, Day field, Object raw) {
        LocalDate day = raw instanceof String text ? date(text) : null;
        if (day == null) {
            return wrong(path, field, "“%s” must be a date, as in 2026-12-31.");
        }
        if (field.notPast() && day.isBefore(earliestToday)) {
            return wrong(path, field, "“%s” has passed already. Please choose a later date.");
        }
        return day.toString();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }

    private @Nullable Object choice(String path, Choice field, Object raw) {
        return raw instanceof String value && field.values().contains(value)
                ? value
                : wrong(path, field, "Please choose one of the answers offered for “%s”.");
    }

    private @Nullable Object tick(String path, Tick field, Object raw) {
        if (!(raw instanceof Boolean ticked)) {
            return wrong(path, field, "“%s” can only be ticked or not.");
        }
        return ticked ? ticked : missing(path, field);
    }

    private @Nullable Object choices(String path, Choices field, Object raw) {
        List<String> offered = field.valuesKey() == null
                ? field.values()
                : options.getOrDefault(field.valuesKey(), List.of()).stream()
                        .map(Option::value)
                        .toList();
        if (!(raw instanceof List<?> given)) {
            return wrong(path, field, "“%s” must be a list.");
        }
        if (given.isEmpty()) {
            return missing(path, field);
        }
        if (!given.stream().allMatch(one -> one instanceof String && offered.contains(one))
                || new HashSet<>(given).size() != given.size()) {
            return wrong(path, field, "Please choose from the answers offered for “%s”, each once.");
        }
        return given.stream().map(String.class::cast).toList();
    }

    private @Nullable Object rows(String path, Rows field, Object raw) {
        if (!(raw instanceof List<?> given)) {
            return wrong(path, field, "“%s” must be a list.");
        }
        if (given.isEmpty() && !field.meta().required()) {
            return null;
        }
        if (given.size() < field.min() || given.size() > field.max()) {
            return wrong(path, field, "“%s” needs " + field.min() + " to " + field.max() + " lines.");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < given.size(); row++) {
            if (!(given.get(row) instanceof Map<?, ?> values)) {
                return wrong(path, field, "Each line of “%s” must have its fields.");
            }
            rows.add(read("%s%s[%d].".formatted(path, field.meta().key(), row), field.fields(), values, ""));
        }
        return rows;
    }

    private @Nullable Object wrong(String path, FormField field, String message) {
        problems.add(new Problem(
                path + field.meta().key(), message.formatted(field.meta().label())));
        return null;
    }
}
