package io.plimsoll.process;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * A schema as sentences that can be compared, by table in lower case. Two things are meant to differ and are made equal
 * here: a text of 4,000 characters or more may be a "text" on MySQL, whose rows hold no more than 65,535 bytes of
 * varchars; and an index that begins another one is left out, since each database adds some for foreign keys.
 */
final class SchemaReader {

    private static final int LONG_TEXT = 4000;

    private final Connection connection;
    private final DatabaseMetaData metaData;

    private SchemaReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.metaData = connection.getMetaData();
    }

    static Map<String, Set<String>> read(DataSource database) throws SQLException {
        Map<String, Set<String>> schema = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            SchemaReader reader = new SchemaReader(connection);
            for (String table : reader.tables()) {
                Set<String> facts = new TreeSet<>();
                reader.columns(table, facts);
                reader.foreignKeys(table, facts);
                reader.indexes(table, facts);
                schema.put(lower(table), facts);
            }
        }
        return schema;
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = metaData.getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        tables.removeIf(table -> lower(table).startsWith("flyway"));
        return tables;
    }

    private void columns(String table, Set<String> facts) throws SQLException {
        try (ResultSet rows = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                facts.add("column " + lower(rows.getString("COLUMN_NAME")) + " " + type(rows)
                        + (rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? " not null" : ""));
            }
        }
    }

    private static String type(ResultSet column) throws SQLException {
        int size = column.getInt("COLUMN_SIZE");
        return switch (column.getInt("DATA_TYPE")) {
            case Types.VARCHAR, Types.CHAR -> size >= LONG_TEXT ? "text" : "varchar(" + size + ")";
            case Types.CLOB, Types.LONGVARCHAR -> "text";
            case Types.BLOB, Types.VARBINARY, Types.BINARY, Types.LONGVARBINARY -> "bytes";
            case Types.BIT, Types.BOOLEAN -> "boolean";
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> "integer";
            case Types.BIGINT -> "bigint";
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> "double";
            case Types.DECIMAL, Types.NUMERIC -> "decimal(" + size + "," + column.getInt("DECIMAL_DIGITS") + ")";
            case Types.TIMESTAMP -> "timestamp(" + digits(column, size) + ")";
            case Types.DATE -> "date";
            case Types.TIME -> "time";
            default -> column.getString("TYPE_NAME");
        };
    }

    /** "2026-11-20 10:00:00.123" is 19 characters and the digits after them. */
    private static int digits(ResultSet column, int size) throws SQLException {
        return size > 20 ? size - 20 : column.getInt("DECIMAL_DIGITS");
    }

    private void foreignKeys(String table, Set<String> facts) throws SQLException {
        Map<String, String> keys = new TreeMap<>();
        try (ResultSet rows = metaData.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                keys.merge(
                        rows.getString("FK_NAME"),
                        lower(rows.getString("FKCOLUMN_NAME") + " -> " + rows.getString("PKTABLE_NAME") + "."
                                + rows.getString("PKCOLUMN_NAME")),
                        (one, next) -> one + ", " + next);
            }
        }
        keys.values().forEach(key -> facts.add("foreign key " + key));
    }

    private void indexes(String table, Set<String> facts) throws SQLException {
        Map<String, String> unique = new TreeMap<>();
        Map<String, String> plain = new TreeMap<>();
        try (ResultSet rows =
                metaData.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null) {
                    (rows.getBoolean("NON_UNIQUE") ? plain : unique)
                            .merge(
                                    rows.getString("INDEX_NAME"),
                                    lower(rows.getString("COLUMN_NAME")) + ",",
                                    String::concat);
                }
            }
        }
        Set<String> wider = new TreeSet<>(plain.values());
        wider.addAll(unique.values());
        unique.values().forEach(columns -> facts.add("unique " + columns));
        plain.values().stream()
                .filter(columns -> unique.values().stream().noneMatch(other -> other.startsWith(columns)))
                .filter(columns ->
                        wider.stream().noneMatch(other -> other.startsWith(columns) && !other.equals(columns)))
                .forEach(columns -> facts.add("index " + columns));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
