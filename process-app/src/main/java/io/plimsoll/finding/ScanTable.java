package io.plimsoll.finding;

import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows about deliveries. */
@Repository
class ScanTable {

    private final JdbcClient db;
    private final JdbcTemplate batches;

    ScanTable(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    void insert(ScanView scan) {
        db.sql("insert into scan (id, client_id, source_name, format, scope, state, rows_read, rows_rejected,"
                        + " rows_unmapped, rows_added, rows_changed, rows_unchanged, cleared, cases_opened, delivered_by,"
                        + " received_at, finished_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(scan.id())
                .param(scan.client().value())
                .param(scan.source())
                .param(scan.format())
                .param(scan.scope().name())
                .param(scan.state().key())
                .param(scan.counts().read())
                .param(scan.counts().rejected())
                .param(scan.counts().unmapped())
                .param(scan.counts().added())
                .param(scan.counts().changed())
                .param(scan.counts().unchanged())
                .param(scan.cleared())
                .param(scan.casesOpened())
                .param(scan.deliveredBy())
                .param(Times.column(scan.receivedAt()))
                .param(Times.columnOrNull(scan.finishedAt()))
                .update();
    }

    Optional<ScanView> find(String id) {
        return db.sql("select * from scan where id = ? and " + Tenancy.condition("client_id"))
                .param(id)
                .query(ScanTable::view)
                .optional();
    }

    /** The newest first. */
    List<ScanView> of(ClientId client, int limit) {
        return db.sql("select * from scan where client_id = ? order by received_at desc, id desc limit ?")
                .params(client.value(), limit)
                .query(ScanTable::view)
                .list();
    }

    List<String> unfinished() {
        return db.sql("select id from scan where state in ('received', 'reading') order by received_at, id")
                .query(String.class)
                .list();
    }

    /** The file has been recognised and is being read. */
    void reading(String id, String source, String format) {
        db.sql("update scan set state = 'reading', source_name = ?, format = ? where id = ?")
                .params(source, format, id)
                .update();
    }

    /** Adds what one piece of the file came to. */
    void count(String id, Counts more, long cleared) {
        db.sql("update scan set rows_read = rows_read + ?, rows_rejected = rows_rejected + ?,"
                        + " rows_unmapped = rows_unmapped + ?, rows_added = rows_added + ?,"
                        + " rows_changed = rows_changed + ?, rows_unchanged = rows_unchanged + ?,"
                        + " cleared = cleared + ? where id = ?")
                .params(
                        more.read(),
                        more.rejected(),
                        more.unmapped(),
                        more.added(),
                        more.changed(),
                        more.unchanged(),
                        cleared,
                        id)
                .update();
    }

    void finish(String id, ScanState state, @Nullable String problem, Instant at) {
        db.sql("update scan set state = ?, problem = ?, finished_at = ? where id = ?")
                .param(state.key())
                .param(problem)
                .param(Times.column(at))
                .param(id)
                .update();
    }

    void addCases(String id, int count) {
        db.sql("update scan set cases_opened = cases_opened + ? where id = ?")
                .params(count, id)
                .update();
    }

    void rejected(String id, List<ScanRun.NumberedReject> rejects) {
        batches.batchUpdate(
                "insert into scan_reject (scan_id, row_no, place, reason) values (?, ?, ?, ?)",
                rejects,
                500,
                (statement, numbered) -> {
                    statement.setString(1, id);
                    statement.setLong(2, numbered.row());
                    statement.setString(3, numbered.reject().place());
                    statement.setString(4, numbered.reject().reason());
                });
    }

    List<RejectView> rejects(String id) {
        return db.sql("select place, reason from scan_reject where scan_id = ? order by row_no")
                .param(id)
                .query((row, n) -> new RejectView(row.getString("place"), row.getString("reason")))
                .list();
    }

    /** What the delivery saw, and the latest time at which it looked. */
    void keepSeen(String id, SeenRows seen) {
        if (seen.latest() != null) {
            db.sql("delete from scan_seen where scan_id = ?").param(id).update();
            db.sql("insert into scan_seen (scan_id, seen) values (?, ?)")
                    .params(id, seen.toBytes())
                    .update();
            db.sql("update scan set observed_last = ? where id = ?")
                    .params(Times.column(seen.latest()), id)
                    .update();
        }
    }

    /** Deliveries of the source that looked later than an instant. */
    List<String> lookedAfter(ClientId client, String source, Instant instant, String except) {
        return db.sql("select id from scan where client_id = ? and source_name = ? and observed_last > ? and id <> ?")
                .params(client.value(), source, Times.column(instant), except)
                .query(String.class)
                .list();
    }

    SeenRows seen(String id) {
        return db.sql("select seen from scan_seen where scan_id = ?")
                .param(id)
                .query((row, n) -> SeenRows.of(row.getBytes("seen")))
                .optional()
                .orElseGet(SeenRows::new);
    }

    private static ScanView view(ResultSet row, int n) throws SQLException {
        return new ScanView(
                row.getString("id"),
                new ClientId(row.getString("client_id")),
                row.getString("source_name"),
                row.getString("format"),
                ScanScope.valueOf(row.getString("scope")),
                ScanState.ofKey(row.getString("state")),
                new Counts(
                        row.getLong("rows_read"),
                        row.getLong("rows_rejected"),
                        row.getLong("rows_unmapped"),
                        row.getLong("rows_added"),
                        row.getLong("rows_changed"),
                        row.getLong("rows_unchanged")),
                row.getLong("cleared"),
                row.getInt("cases_opened"),
                row.getString("problem"),
                row.getString("delivered_by"),
                Times.instant(row, "received_at"),
                Times.instantOrNull(row, "finished_at"));
    }
}
