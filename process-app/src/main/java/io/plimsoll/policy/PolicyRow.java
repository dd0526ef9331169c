package io.plimsoll.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a decision table as it was typed.
 *
 * @param when a cell for each input
 * @param then a cell for each output
 * @param why the reason for the row, for whoever reads it
 */
public record PolicyRow(List<String> when, List<String> then, String why) {

    public PolicyRow {
        when = List.copyOf(when);
        then = List.copyOf(then);
    }

    /** All cells from left to right, the reason last. */
    public List<String> cells() {
        List<String> cells = new ArrayList<>(when);
        cells.addAll(then);
        cells.add(why);
        return cells;
    }

    /** The row of these cells; a condition that was left empty asks nothing. */
    static PolicyRow of(TableShape shape, List<String> cells) {
        int inputs = shape.inputs().size();
        return new PolicyRow(
                cells.subList(0, inputs).stream()
                        .map(String::strip)
                        .map(cell -> cell.isEmpty() ? UnaryTests.ANY : cell)
                        .toList(),
                cells.subList(inputs, shape.width()).stream().map(String::strip).toList(),
                cells.get(shape.width()).strip());
    }
}
