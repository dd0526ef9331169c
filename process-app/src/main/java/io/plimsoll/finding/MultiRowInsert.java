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
        int groups = rows.size() / ROWS;
        if (groups > 0) {
            execute(ROWS, groups, next, values);
        }
        int rest = rows.size() % ROWS;
        if (rest > 0) {
            execute(rest, 1, next, values);
        }
    }

    /** Prepares once for all groups: the driver goes through a statement of this length longer than through its values. */
    private <T> void execute(int amount, int groups, Iterator<T> next, Values<T> values) {
        db.execute(sql(amount), (PreparedStatement statement) -> {
            for (int group = 0; group < groups; group++) {
                for (int row = 0; row < amount; row++) {
                    values.set(statement, row * columns + 1, next.next());
                }
                statement.executeUpdate();
            }
            return groups;
        });
    }

    private String sql(int rows) {
        String row = "(" + "?, ".repeat(columns - 1) + "?)";
        return head + " values " + (row + ", ").repeat(rows - 1) + row;
    }
}
