package io.plimsoll.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Refuses a database that would lose or mix up what is written to it: before a migration touches it, the settings of the
 * connections that the application will work with, which need not be the one that migrates; after it, the tables. A
 * wrong setting shows itself only months later, as a reminder sent twice or a name cut in half.
 */
final class DatabaseCheck implements Callback {

    private static final String WANTED = "utf8mb4";

    /** Results come as they are where their character set is null, which is the driver's default. */
    private static final String SETTINGS =
            "select @@character_set_client, @@character_set_connection, coalesce(@@character_set_results, 'utf8mb4'),"
                    + " @@character_set_database, @@sql_mode";

    private static final String OTHER_COLUMNS =
            "select concat(table_name, '.', column_name) from information_schema.columns where table_schema = database()"
                    + " and character_set_name is not null and character_set_name <> 'utf8mb4' order by 1";

    private final DataSource works;

    /** @param works what the application works with */
    DatabaseCheck(DataSource works) {
        this.works = works;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE || event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "database-check";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            List<String> faults = event == Event.BEFORE_MIGRATE ? settings() : tables(context.getConnection());
            if (!faults.isEmpty()) {
                throw new UnfitDatabase(String.join("; ", faults));
            }
        } catch (SQLException e) {
            throw new UnfitDatabase("its settings cannot be read", e);
        }
    }

    private List<String> settings() throws SQLException {
        try (Connection connection = works.getConnection()) {
            return settings(connection);
        }
    }

    private static List<String> settings(Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            faults.add(
                    "transactions must be isolated as READ COMMITTED, see spring.datasource.hikari.transaction-isolation");
        }
        if (!isMySql(connection)) {
            return faults;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            row.next();
            for (int column = 1; column <= 3; column++) {
                if (!WANTED.equals(row.getString(column))) {
                    faults.add("the connection must speak utf8mb4, not " + row.getString(column)
                            + ": take characterEncoding out of the address");
                    break;
                }
            }
            if (!WANTED.equals(row.getString(4))) {
                faults.add("the schema must be of the character set utf8mb4, not " + row.getString(4));
            }
            if (!row.getString(5).contains("STRICT_")) {
                faults.add("sql_mode must be strict, or texts that are too long are cut without a word");
            }
        }
        return faults;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        if (isMySql(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet columns = statement.executeQuery(OTHER_COLUMNS)) {
                while (columns.next()) {
                    faults.add(columns.getString(1) + " is not of the character set utf8mb4");
                }
            }
        }
        return faults;
    }

    private static boolean isMySql(Connection connection) throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductName()
                .toLowerCase(Locale.ROOT)
                .contains("mysql");
    }
}
