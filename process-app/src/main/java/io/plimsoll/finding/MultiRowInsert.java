package io.plimsoll.finding;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts many rows with one statement, which each database takes faster than as many statements in a batch. */
final class MultiRowInsert {

    /** Rows of one statement: more save nothing, and make statements that take long to parse. */
    private static final int ROWS = 200;

    private final JdbcTemplate db;
    private final String head;
    private final int columns;

    /** @param head all that comes before {@code values} */
    MultiRowInsert(JdbcTemplate db, String head, int columns) {
        this.db = db;
        this.head = head;
        this.columns = columns;
    }

    /** Sets the values of one row. */
    @FunctionalInterface
    interface Values<T> {
        void set(PreparedStatement statement, int first, T row) throws SQLException;
    }

    <T> void execute(Collection<T> rows, Values<T> values) {
        Iterator<T> next = rows.iterator();
        for (int left = rows.size(); left > 0; left -= ROWS) {
            int amount = Math.min(left, ROWS);
            db.update(sql(amount), statement -> {
                for (int row = 0; row < amount; row++) {
                    values.set(statement, row * columns + 1, next.next());
                }
            });
        }
    }

    private String sql(int rows) {
        String row = "(" + "?, ".repeat(columns - 1) + "?)";
        return head + " values " + (row + ", ").repeat(rows - 1) + row;
    }
}
