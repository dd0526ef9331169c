package io.plimsoll.finding;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.ClientId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Findings by the million, made by the database itself; and the plainest way to insert some. */
final class ManyFindings {

    private static final int GROUP = 200;
    private static final int COLUMNS = 15;
    private static final String INTO =
            "insert into finding (fingerprint, client_id, source_name, account, check_id, asset, status, severity, title,"
                    + " detail, state_hash, observed_at, failing_since, changed_at, changed_by) ";
    private static final String H2 = "select substring(hash('SHA-256', '%1$s') from 1 for 8)"
            + " || substring(hash('SHA-256', '%1$s' || x) from 1 for 24), '%1$s', 'inventory', 'hq', 'check-' || mod(x, 200),"
            + " 'PC-' || x, 'met', 'high', 'Checked on each machine', 'Seen by the agent on machine ' || x,"
            + " hash('SHA-256', 'met' || x), timestamp '2026-11-10 08:00:00', null, timestamp '2026-11-10 08:00:00',"
            + " 'a scan of long ago' from system_range(1, %2$d)";
    private static final String MYSQL =
            "with recursive n (x) as (select 1 union all select x + 1 from n where x < %2$d)"
                    + " select unhex(concat(left(sha2('%1$s', 256), 16), left(sha2(concat('%1$s', x), 256), 48))), '%1$s',"
                    + " 'inventory', 'hq', concat('check-', mod(x, 200)), concat('PC-', x), 'met', 'high',"
                    + " 'Checked on each machine', concat('Seen by the agent on machine ', x), unhex(sha2(concat('met', x), 256)),"
                    + " timestamp '2026-11-10 08:00:00', null, timestamp '2026-11-10 08:00:00', 'a scan of long ago' from n";

    private ManyFindings() {}

    static void fill(DataSource database, long clients, int rows) throws SQLException {
        boolean mysql = TestDatabase.isMySql();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (mysql) {
                statement.execute("set session cte_max_recursion_depth = " + rows);
            }
            for (long i = 0; i < clients; i++) {
                statement.executeUpdate(INTO + (mysql ? MYSQL : H2).formatted("other-" + i, rows));
            }
        }
    }

    /**
     * Makes one check fail on so many assets, PC-1 and on, in two accounts; every tenth asset is high, the others are low.
     *
     * @param check a control's code, which is about that control
     */
    static void fail(DataSource database, ClientId client, String check, int rows) throws SQLException {
        boolean mysql = TestDatabase.isMySql();
        String values = (mysql ? MYSQL : H2)
                .replace("'check-' || mod(x, 200)", "'" + check + "'")
                .replace("concat('check-', mod(x, 200))", "'" + check + "'")
                .replace("'hq'", "case when mod(x, 50) = 0 then 'branch' else 'hq' end")
                .replace("'high'", "case when mod(x, 10) = 0 then 'high' else 'low' end")
                .replace("'met',", "'not-met',")
                .replace("null, timestamp", "timestamp '2026-11-01 08:00:00', timestamp")
                .formatted(client, rows);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (mysql) {
                statement.execute("set session cte_max_recursion_depth = " + rows);
            }
            // in the order of the keys, as scans write
            statement.executeUpdate(INTO + values + " order by 1");
        }
    }

    /** Inserts the same values as a scan does, with as little as JDBC needs, 2,000 rows to a transaction; how long it took. */
    static BenchClock.Taken insertBare(DataSource database, ClientId client, String source, int rows)
            throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            keys.add(Fingerprints.of(client, source, "hq", "check-" + i % 2, "PC-" + i));
        }
        String row = "(" + "?, ".repeat(COLUMNS - 1) + "?)";
        String sql = INTO + "values " + (row + ", ").repeat(GROUP - 1) + row;
        var clock = new BenchClock();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int from = 0; from < rows; from += GROUP) {
                    for (int i = 0; i < GROUP; i++) {
                        set(statement, i * COLUMNS, client, source, keys.get(from + i), from + i);
                    }
                    statement.executeUpdate();
                    if ((from + GROUP) % 2000 == 0) {
                        connection.commit();
                    }
                }
            }
            connection.commit();
        }
        return clock.taken();
    }

    private static void set(PreparedStatement statement, int before, ClientId client, String source, String key, int i)
            throws SQLException {
        LocalDateTime then = LocalDateTime.of(2026, 11, 10, 8, 0);
        byte[] bytes = Fingerprints.bytes(key);
        statement.setBytes(before + 1, bytes);
        statement.setString(before + 2, client.value());
        statement.setString(before + 3, source);
        statement.setString(before + 4, "hq");
        statement.setString(before + 5, "check-" + i % 2);
        statement.setString(before + 6, "PC-" + i);
        statement.setString(before + 7, "met");
        statement.setString(before + 8, "high");
        statement.setString(before + 9, "Checked on each machine");
        statement.setString(before + 10, "Seen by the agent on machine " + i);
        statement.setBytes(before + 11, bytes);
        statement.setObject(before + 12, then);
        statement.setNull(before + 13, Types.TIMESTAMP);
        statement.setObject(before + 14, then);
        statement.setString(before + 15, "00000000-0000-4000-8000-000000000000");
    }
}
