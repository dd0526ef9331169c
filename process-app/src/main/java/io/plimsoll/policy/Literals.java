package io.plimsoll.policy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads what a cell answers: a value, never something that has to be computed. */
final class Literals {

    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");

    private Literals() {}

    /** A String, BigDecimal or Boolean. */
    static Object read(String cell, Column column) throws BadCell {
        Object value = value(cell, column.type());
        if (!column.allowed().isEmpty() && !column.allowed().contains(cell)) {
            throw new BadCell("%s is none of %s.".formatted(cell.isEmpty() ? "Nothing" : cell, column.choices()));
        }
        return value;
    }

    private static Object value(String cell, ValueType type) throws BadCell {
        return switch (type) {
            case TEXT -> {
                require(TEXT, cell, "a text in quotes, without quotes or backslashes in it");
                yield cell.substring(1, cell.length() - 1);
            }
            case WHOLE -> {
                require(WHOLE, cell, "a whole number from 0");
                yield new BigDecimal(cell);
            }
            case NUMBER -> {
                require(NUMBER, cell, "a number from 0");
                yield new BigDecimal(cell);
            }
            case FLAG -> {
                if (!cell.equals("true") && !cell.equals("false")) {
                    throw new BadCell("“%s” is neither true nor false.".formatted(cell));
                }
                yield cell.equals("true");
            }
        };
    }

    private static void require(Pattern pattern, String cell, String what) throws BadCell {
        if (!pattern.matcher(cell).matches()) {
            throw new BadCell(
                    cell.isEmpty() ? "Needed is %s.".formatted(what) : "“%s” is not %s.".formatted(cell, what));
        }
    }
}
