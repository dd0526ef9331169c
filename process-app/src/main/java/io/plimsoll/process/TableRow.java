package io.plimsoll.process;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer of a decision table; an output that is absent or of the wrong type is a fault that names the table. */
record TableRow(String table, Map<String, Object> outputs) {

    /** Whether the table knows the output at all. */
    boolean has(String output) {
        return outputs.containsKey(output);
    }

    String word(String output, String... allowed) {
        Object value = outputs.get(output);
        if (value instanceof String word && Arrays.asList(allowed).contains(word)) {
            return word;
        }
        throw fault(output, "one of " + String.join(", ", allowed));
    }

    String textOrEmpty(String output) {
        Object value = outputs.get(output);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw fault(output, "a text");
    }

    boolean flag(String output) {
        if (outputs.get(output) instanceof Boolean flag) {
            return flag;
        }
        throw fault(output, "true or false");
    }

    double number(String output) {
        @Nullable Object value = outputs.get(output);
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        throw fault(output, "a number from 0");
    }

    int whole(String output) {
        return whole(output, 0, Integer.MAX_VALUE);
    }

    int whole(String output, int min, int max) {
        double value = number(output);
        if (value != Math.rint(value) || value < min || value > max) {
            throw fault(output, "a whole number from %d to %d".formatted(min, max));
        }
        return (int) value;
    }

    private IllegalStateException fault(String output, String needed) {
        return new IllegalStateException("Decision table %s must give %s for %s".formatted(table, needed, output));
    }
}
