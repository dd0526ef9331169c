package io.plimsoll.finding;

import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.stereotype.Repository;

/** The findings, read and written many at a time. */
@Repository
class FindingTable {

    private static final String KNOWN =
            "select fingerprint, check_id, account, status, state_hash, observed_at, changed_by from finding ";

    /** Keys asked for in one statement. */
    private static final int LIST = 1000;

    private final JdbcTemplate db;
    private final MultiRowInsert inserts;

    FindingTable(JdbcTemplate db) {
        this.db = db;
        this.inserts = new MultiRowInsert(
                db,
                "insert into finding (fingerprint, client_id, source_name, account, check_id, asset, status, severity,"
                        + " title, detail, state_hash, observed_at, failing_since, changed_at, changed_by, shortfall)",
                16);
    }

    /** What is known of these, by fingerprint. */
    Map<String, KnownFinding> known(Collection<String> fingerprints) {
        Map<String, KnownFinding> known = new HashMap<>();
        List<String> all = List.copyOf(fingerprints);
        for (int from = 0; from < all.size(); from += LIST) {
            List<String> some = all.subList(from, Math.min(from + LIST, all.size()));
            int amount = some.size();
            db.query(
                    sql(amount),
                    statement -> {
                        for (int i = 0; i < some.size(); i++) {
                            statement.setBytes(i + 1, Fingerprints.bytes(some.get(i)));
                        }
                    },
                    (ResultSet row) -> {
                        KnownFinding finding = known(row, 0);
                        known.put(finding.fingerprint(), finding);
                    });
        }
        return known;
    }

    /** As a table to join: as a list in parentheses H2 compares each row that it finds with all of it. */
    private static String sql(int keys) {
        String row = "row(cast(? as binary(32)))";
        return KNOWN + "join (values " + (row + ", ").repeat(keys - 1) + row
                + ") as wanted (wanted_key) on fingerprint = wanted_key";
    }

    /** Shows all of a source's findings that are not met one by one; the visitor must not ask the database. */
    void visitFailing(ClientId client, String source, Consumer<KnownFinding> visitor) {
        PreparedStatementCreator statement = connection -> {
            PreparedStatement failing = connection.prepareStatement(
                    KNOWN + "where client_id = ? and source_name = ? and status = 'not-met'",
                    ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY);
            failing.setFetchSize(rowByRow(connection));
            failing.setString(1, client.value());
            failing.setString(2, source);
            return failing;
        };
        db.query(statement, (ResultSet row) -> visitor.accept(known(row, 0)));
    }

    /** What makes the driver hand out rows as they come: MySQL's holds all of them for any other figure. */
    private static int rowByRow(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("MySQL") ? Integer.MIN_VALUE : 1000;
    }

    void insert(ClientId client, String source, String scan, Instant now, Collection<FindingRow> rows) {
        inserts.execute(rows, (statement, first, row) -> {
            boolean failing = row.row().status() == RowStatus.NOT_MET;
            statement.setBytes(first, Fingerprints.bytes(row.fingerprint()));
            statement.setString(first + 1, client.value());
            statement.setString(first + 2, source);
            statement.setString(first + 3, row.row().account());
            statement.setString(first + 4, row.row().check());
            statement.setString(first + 5, row.row().asset());
            statement.setString(first + 6, row.row().status().key());
            severity(statement, first + 7, row.row().severity());
            statement.setString(first + 8, row.row().title());
            statement.setString(first + 9, row.row().detail());
            statement.setBytes(first + 10, Fingerprints.bytes(row.stateHash()));
            statement.setObject(first + 11, Times.column(row.observedAt()));
            statement.setObject(first + 12, failing ? Times.column(row.observedAt()) : null, Types.TIMESTAMP);
            statement.setObject(first + 13, Times.column(now));
            statement.setString(first + 14, scan);
            statement.setObject(first + 15, row.row().shortfall(), Types.DOUBLE);
        });
    }

    /** Takes over a judged row's state; how long it has been failing goes on where it failed before. */
    void update(String scan, Instant now, Collection<FindingRow> rows) {
        db.batchUpdate(
                "update finding set failing_since = case when ? = 'met' then null when status = 'met' then ?"
                        + " else failing_since end, cleared_how = case when ? = 'met' and status <> 'met' then 'reported'"
                        + " when ? = 'met' then cleared_how else null end, status = ?, severity = ?, title = ?,"
                        + " detail = ?, state_hash = ?, observed_at = ?, changed_at = ?, changed_by = ?,"
                        + " shortfall = ? where fingerprint = ?",
                rows,
                500,
                (statement, row) -> {
                    String status = row.row().status().key();
                    statement.setString(1, status);
                    statement.setObject(2, Times.column(row.observedAt()));
                    statement.setString(3, status);
                    statement.setString(4, status);
                    statement.setString(5, status);
                    severity(statement, 6, row.row().severity());
                    statement.setString(7, row.row().title());
                    statement.setString(8, row.row().detail());
                    statement.setBytes(9, Fingerprints.bytes(row.stateHash()));
                    statement.setObject(10, Times.column(row.observedAt()));
                    statement.setObject(11, Times.column(now));
                    statement.setString(12, scan);
                    statement.setObject(13, row.row().shortfall(), Types.DOUBLE);
                    statement.setBytes(14, Fingerprints.bytes(row.fingerprint()));
                });
    }

    /**
     * Clears findings without a row that says so.
     *
     * @param how absent or person
     * @param detail why it counts as met
     */
    void clear(Map<String, Instant> observed, String how, String detail, String by, Instant now) {
        byte[] hash = Fingerprints.bytes(Fingerprints.ofState(RowStatus.MET.key(), null, detail, null));
        db.batchUpdate(
                "update finding set status = 'met', severity = null, shortfall = null, failing_since = null, cleared_how = ?, detail = ?,"
                        + " state_hash = ?, observed_at = ?, changed_at = ?, changed_by = ? where fingerprint = ?",
                observed.entrySet(),
                500,
                (statement, entry) -> {
                    statement.setString(1, how);
                    statement.setString(2, detail);
                    statement.setBytes(3, hash);
                    statement.setObject(4, Times.column(entry.getValue()));
                    statement.setObject(5, Times.column(now));
                    statement.setString(6, by);
                    statement.setBytes(7, Fingerprints.bytes(entry.getKey()));
                });
    }

    /** How many findings of each check are met and not met. */
    List<Tally> tally(ClientId client) {
        return db.query(
                "select source_name, check_id, status, count(*) as amount from finding where client_id = ?"
                        + " group by source_name, check_id, status",
                (row, n) -> new Tally(
                        row.getString("source_name"),
                        row.getString("check_id"),
                        RowStatus.NOT_MET.key().equals(row.getString("status")),
                        row.getLong("amount")),
                client.value());
    }

    /** Since when each check has been failing, on whatever asset it has been longest. */
    List<Failing> failingSince(ClientId client) {
        return db.query(
                "select source_name, check_id, min(failing_since) as since from finding where client_id = ?"
                        + " and status = 'not-met' group by source_name, check_id",
                (row, n) -> new Failing(
                        row.getString("source_name"), row.getString("check_id"), Times.instant(row, "since")),
                client.value());
    }

    /** One check of one source has been failing since then. */
    record Failing(String source, String check, Instant since) {}

    /** So many findings of one check are failing, or are not. */
    record Tally(String source, String check, boolean failing, long amount) {}

    private static KnownFinding known(ResultSet row, int n) throws SQLException {
        return new KnownFinding(
                Fingerprints.hex(row.getBytes("fingerprint")),
                row.getString("check_id"),
                row.getString("account"),
                RowStatus.NOT_MET.key().equals(row.getString("status")),
                Fingerprints.hex(row.getBytes("state_hash")),
                Times.instant(row, "observed_at"),
                row.getString("changed_by"));
    }

    private static void severity(PreparedStatement statement, int index, @Nullable Severity severity)
            throws SQLException {
        statement.setString(index, severity == null ? null : severity.key());
    }
}
