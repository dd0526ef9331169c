package io.plimsoll.policy;

/**
 * Something that keeps rows from being put in force.
 *
 * @param row the number of the row, from 1; 0 where it concerns the table
 * @param column the label of the column; "" where it concerns the row
 */
public record TableProblem(int row, String column, String message) {

    static TableProblem of(String message) {
        return new TableProblem(0, "", message);
    }

    static TableProblem ofRow(int row, String message) {
        return new TableProblem(row, "", message);
    }

    /** With its place, for people. */
    public String text() {
        if (row == 0) {
            return message;
        }
        return column.isEmpty()
                ? "Row %d: %s".formatted(row, message)
                : "Row %d, %s: %s".formatted(row, column, message);
    }
}
