package io.plimsoll.noncompliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The validated answers of a form; asking for a required field that is absent is a fault of the form or its handler.
 *
 * @param values by field key; text, number (BigDecimal or Integer), boolean, list of text, list of maps
 */
public record FormValues(Map<String, Object> values) {

    public FormValues {
        values = Map.copyOf(values);
    }

    /** The decision. */
    public String outcome() {
        return text("outcome");
    }

    /** A required text. */
    public String text(String key) {
        return (String) require(key);
    }

    /** An optional text, "" where absent. */
    public String textOrEmpty(String key) {
        return (String) values.getOrDefault(key, "");
    }

    /** A required whole number. */
    public int whole(String key) {
        return amount(key).intValueExact();
    }

    /** A required decimal number. */
    public BigDecimal amount(String key) {
        return new BigDecimal(require(key).toString());
    }

    /** A required date. */
    public LocalDate date(String key) {
        return LocalDate.parse(text(key));
    }

    /** A checkbox; absent means no. */
    public boolean ticked(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** The chosen values of a checklist. */
    public List<String> chosen(String key) {
        return ((List<?>) require(key)).stream().map(String.class::cast).toList();
    }

    /** The chosen values of a checklist that may be left empty. */
    public List<String> chosenOrNone(String key) {
        return values.containsKey(key) ? chosen(key) : List.of();
    }

    /** The rows of a list. */
    @SuppressWarnings("unchecked")
    public List<FormValues> rows(String key) {
        return ((List<?>) require(key))
                .stream().map(row -> new FormValues((Map<String, Object>) row)).toList();
    }

    private Object require(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("The form did not deliver " + key);
        }
        return value;
    }
}
