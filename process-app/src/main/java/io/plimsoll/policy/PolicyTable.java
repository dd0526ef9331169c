package io.plimsoll.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A decision table as plain rows. */
public record PolicyTable(TableShape shape, List<PolicyRow> rows) {

    /** More would be read by nobody. */
    public static final int MOST_ROWS = 60;

    /** How long a cell, or the reason of a row, may be. */
    public static final int LONGEST_CELL = 300;

    public PolicyTable {
        rows = List.copyOf(rows);
    }

    /**
     * The same rows under another build's columns, by the names of these: a condition that there was not asks nothing,
     * and an answer that there was not is empty, which is to be filled in.
     */
    public PolicyTable in(TableShape other) {
        if (other.equals(shape)) {
            return this;
        }
        return new PolicyTable(
                other,
                rows.stream()
                        .map(row -> new PolicyRow(
                                cells(other.inputs(), shape.inputs(), row.when(), UnaryTests.ANY),
                                cells(other.outputs(), shape.outputs(), row.then(), ""),
                                row.why()))
                        .toList());
    }

    private static List<String> cells(List<Column> wanted, List<Column> given, List<String> cells, String absent) {
        return wanted.stream()
                .map(column -> IntStream.range(0, given.size())
                        .filter(at -> given.get(at).name().equals(column.name()))
                        .mapToObj(cells::get)
                        .findFirst()
                        .orElse(absent))
                .toList();
    }

    /** What is wrong with the rows; empty where they could be put in force. */
    public List<TableProblem> problems() {
        return new TableCheck(this).problems();
    }

    /**
     * The numbers, from 1, of all rows whose conditions are met.
     *
     * @param question values by the names of the inputs: words, numbers, or null where one is not known
     * @throws IllegalStateException where a condition cannot be read
     */
    public List<Integer> matching(Map<String, ? extends @Nullable Object> question) {
        List<Integer> matching = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (matches(rows.get(row), question)) {
                matching.add(row + 1);
            }
        }
        return matching;
    }

    private boolean matches(PolicyRow row, Map<String, ? extends @Nullable Object> question) {
        for (int i = 0; i < shape.inputs().size(); i++) {
            Column input = shape.inputs().get(i);
            try {
                if (!UnaryTests.read(row.when().get(i), input).matches(question.get(input.name()))) {
                    return false;
                }
            } catch (BadCell e) {
                throw new IllegalStateException("A table with cells that cannot be read was asked", e);
            }
        }
        return true;
    }
}
