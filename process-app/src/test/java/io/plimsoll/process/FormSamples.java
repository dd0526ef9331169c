package io.plimsoll.process;

import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.process.FormField.Choice;
import io.plimsoll.process.FormField.Choices;
import io.plimsoll.process.FormField.Day;
import io.plimsoll.process.FormField.Numeric;
import io.plimsoll.process.FormField.Rows;
import io.plimsoll.process.FormField.Text;
import io.plimsoll.process.FormField.Tick;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers made from a form itself: one that fits for each outcome, and wrong ones of every kind. */
final class FormSamples {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    static final String OFFERED = "offered";

    /** A wrong answer and the field that must be named. */
    record Forged(String what, Map<String, Object> values, String field) {}

    private FormSamples() {}

    static List<String> outcomes(Form form) {
        return ((Choice) form.fields().get(0)).values();
    }

    static Map<String, List<Option>> options(Form form) {
        Map<String, List<Option>> options = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            if (field instanceof Choices choices && choices.valuesKey() != null) {
                options.put(choices.valuesKey(), List.of(new Option(OFFERED, "Offered")));
            }
        }
        return options;
    }

    static Map<String, Object> fitting(Form form, String outcome) {
        Map<String, Object> values = fitting(form.fields(), outcome);
        values.put(Form.OUTCOME, outcome);
        return values;
    }

    private static Map<String, Object> fitting(List<FormField> fields, String outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> field.meta().shown(outcome))
                .forEach(field -> values.put(field.meta().key(), value(field)));
        return values;
    }

    private static Object value(FormField field) {
        if (field instanceof Numeric number) {
            return number.min() == null ? 1 : number.min();
        } else if (field instanceof Day) {
            return "2027-01-31";
        } else if (field instanceof Choice choice) {
            return choice.values().get(0);
        } else if (field instanceof Tick) {
            return true;
        } else if (field instanceof Choices choices) {
            return choices.valuesKey() == null ? choices.values() : List.of(OFFERED);
        } else if (field instanceof Rows rows) {
            return List.of(fitting(rows.fields(), ""));
        }
        return "Grüße 👋";
    }

    static List<Forged> forged(Form form, String outcome) {
        List<Forged> forged = new ArrayList<>();
        forged.add(with(form, outcome, "undeclared", "riskOwner", "me"));
        forged.add(with(form, outcome, "undeclared", "caseNumber", "NC-2026-000001"));
        forged.add(with(form, outcome, "another outcome", Form.OUTCOME, "approved-by-magic"));
        forged.add(without(form, outcome, Form.OUTCOME));
        for (FormField field : form.fields()) {
            String key = field.meta().key();
            if (!field.meta().shown(outcome)) {
                forged.add(with(form, outcome, "hidden", key, value(field)));
            } else {
                wrong(field).forEach(value -> forged.add(with(form, outcome, "wrong", key, value)));
                if (field.meta().required()) {
                    forged.add(without(form, outcome, key));
                }
            }
        }
        return forged;
    }

    private static List<Object> wrong(FormField field) {
        Object otherType = field instanceof Text || field instanceof Day ? 7 : "text";
        List<Object> wrong = new ArrayList<>(List.of(otherType, Map.of("a", 1), List.of(List.of()), -0.5));
        if (field instanceof Text text) {
            wrong.add("x".repeat(text.maxLength() + 1));
            wrong.add("a\u0000b");
            wrong.add("a\u001b[31mb");
            wrong.add("half \ud83d");
            if (!text.lines()) {
                wrong.add("two\nlines");
            }
        } else if (field instanceof Numeric number) {
            wrong.addAll(List.of("1", Double.NaN, Double.POSITIVE_INFINITY, 1e300, 1.23456789));
            if (number.max() != null) {
                wrong.add(number.max().intValueExact() + 1);
            }
        } else if (field instanceof Day day) {
            wrong.addAll(List.of("2027-02-30", "31.12.2027", "2027-1-1", "+12027-01-01"));
            if (day.notPast()) {
                wrong.add("2020-01-01");
            }
        } else if (field instanceof Choices) {
            wrong.addAll(List.of(List.of("other"), List.of(OFFERED, OFFERED), List.of(7)));
        } else if (field instanceof Rows rows) {
            Map<String, Object> row = fitting(rows.fields(), "");
            wrong.add(java.util.Collections.nCopies(rows.max() + 1, row));
            Map<String, Object> more = new LinkedHashMap<>(row);
            more.put("approved", true);
            wrong.add(List.of(more));
            wrong.add(List.of(Map.of()));
        }
        return wrong;
    }

    private static Forged with(Form form, String outcome, String what, String key, Object value) {
        Map<String, Object> values = fitting(form, outcome);
        values.put(key, value);
        return new Forged(what + " " + key + " = " + shortened(value), values, key);
    }

    private static Forged without(Form form, String outcome, String key) {
        Map<String, Object> values = fitting(form, outcome);
        values.remove(key);
        return new Forged("without " + key, values, key);
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.substring(0, Math.min(40, text.length())).replaceAll("\\p{Cntrl}", "?");
    }
}
