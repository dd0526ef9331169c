package io.plimsoll.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every text column of every table of ours keeps characters beyond the first 65,536; made from the schema itself. */
@Tag(TestDatabase.TAG)
class TextColumnsTests {

    /** A ship, a lighthouse's smiley and a character of CJK extension B: four bytes each in UTF-8. */
    private static final String WORDS = "\ud83d\udea2\ud83d\ude00\ud841\udf0e";

    private static final Set<Integer> TEXTS =
            Set.of(Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR, Types.NVARCHAR, Types.LONGNVARCHAR);

    private record Column(String name, int type, int size) {

        boolean isText() {
            return TEXTS.contains(type);
        }

        Object value() {
            return switch (type) {
                case Types.INTEGER, Types.SMALLINT, Types.TINYINT -> 1;
                case Types.BIGINT, Types.DECIMAL, Types.NUMERIC, Types.DOUBLE, Types.FLOAT, Types.REAL -> 1L;
                case Types.BOOLEAN, Types.BIT -> true;
                case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Timestamp.valueOf("2026-11-20 10:00:00.123");
                case Types.DATE -> java.sql.Date.valueOf("2026-11-20");
                case Types.TIME -> java.sql.Time.valueOf("10:00:00");
                case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> new byte[] {1, 2, 3};
                default -> text();
            };
        }

        /** As long as the column allows where it is short; H2 counts such a character twice. */
        private String text() {
            if (!isText()) {
                throw new IllegalStateException("No value for " + name + " of type " + type);
            }
            int characters = Math.min(Math.max(size / 2, 1), 2000);
            return WORDS.repeat(characters / 3 + 1).substring(0, characters * 2);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTextColumnKeepsEveryCharacter() throws SQLException {
        DataSource database = TestDatabase.migrated();
        Set<String> tables = tables(database);
        assertThat(tables).hasSizeGreaterThan(20);
        return tables.stream().map(table -> DynamicTest.dynamicTest(table, () -> roundTrip(database, table)));
    }

    private static Set<String> tables(DataSource database) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        tables.removeIf(table ->
                table.startsWith("flyway") || table.toUpperCase(Locale.ROOT).startsWith("ACT_"));
        return tables;
    }

    private static void roundTrip(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        TestDatabase.isMySql() ? "set foreign_key_checks = 0" : "set referential_integrity false");
                // a table that a migration fills may hold the generated key already
                statement.execute("delete from " + table);
            }
            List<Column> columns = columns(connection, table);
            insert(connection, table, columns);
            assertThat(read(connection, table, columns)).isEqualTo(texts(columns));
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        TestDatabase.isMySql() ? "set foreign_key_checks = 1" : "set referential_integrity true");
            }
        }
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet rows = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString("COLUMN_NAME"), rows.getInt("DATA_TYPE"), rows.getInt("COLUMN_SIZE")));
            }
        }
        return columns;
    }

    private static void insert(Connection connection, String table, List<Column> columns) throws SQLException {
        String sql = "insert into " + table + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(i + 1, columns.get(i).value());
            }
            insert.executeUpdate();
        }
    }

    private static Map<String, String> read(Connection connection, String table, List<Column> columns)
            throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table)) {
            assertThat(row.next()).isTrue();
            for (Column column : columns) {
                if (column.isText()) {
                    found.put(column.name(), row.getString(column.name()));
                }
            }
        }
        return found;
    }

    private static Map<String, String> texts(List<Column> columns) {
        Map<String, String> wanted = new LinkedHashMap<>();
        columns.stream().filter(Column::isText).forEach(column -> wanted.put(column.name(), column.text()));
        return wanted;
    }
}
