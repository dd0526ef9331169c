package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows about our own checks: schedules, inventories and last results. */
@Repository
class CheckTables {

    private final JdbcClient db;
    private final JdbcTemplate batches;

    CheckTables(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /** An inventory as it came. */
    record Inventory(String fileName, byte[] content, String uploadedBy, Instant uploadedAt) {}

    /** Takes the client's one place for a schedule; false where it is taken. */
    boolean begin(ClientId client, Instant at) {
        if (startedAt(client).isPresent()) {
            return false;
        }
        try {
            db.sql("insert into check_schedule (client_id, started_at) values (?, ?)")
                    .params(client.value(), Times.column(at))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Gives the place back; false where there was no schedule. */
    boolean end(ClientId client) {
        return db.sql("delete from check_schedule where client_id = ?")
                        .param(client.value())
                        .update()
                == 1;
    }

    Optional<Instant> startedAt(ClientId client) {
        return db.sql("select started_at from check_schedule where client_id = ?")
                .param(client.value())
                .query((row, n) -> Times.instant(row, "started_at"))
                .optional();
    }

    void keep(ClientId client, Inventory inventory) {
        db.sql("delete from check_inventory where client_id = ?")
                .param(client.value())
                .update();
        db.sql("insert into check_inventory (client_id, file_name, content, uploaded_by, uploaded_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        client.value(),
                        inventory.fileName(),
                        inventory.content(),
                        inventory.uploadedBy(),
                        Times.column(inventory.uploadedAt()))
                .update();
    }

    Optional<Inventory> inventory(ClientId client) {
        return db.sql("select * from check_inventory where client_id = ?")
                .param(client.value())
                .query((row, n) -> new Inventory(
                        row.getString("file_name"),
                        row.getBytes("content"),
                        row.getString("uploaded_by"),
                        Times.instant(row, "uploaded_at")))
                .optional();
    }

    /** A check and an asset that fails it. */
    record Failing(String check, String asset) {}

    List<Failing> failing(ClientId client, CheckKind kind) {
        return db.sql("select check_id, asset from finding where client_id = ? and source_name = ?"
                        + " and status = 'not-met'")
                .params(client.value(), kind.source())
                .query((row, n) -> new Failing(row.getString("check_id"), row.getString("asset")))
                .list();
    }

    /** Keeps what a run said, instead of what the one before said. */
    void keep(ClientId client, CheckRunView run) {
        db.sql("delete from check_result where client_id = ? and kind = ?")
                .params(client.value(), run.kind().key())
                .update();
        db.sql("delete from check_run where client_id = ? and kind = ?")
                .params(client.value(), run.kind().key())
                .update();
        db.sql("insert into check_run (client_id, kind, run_at, scan_id, met_rows, not_met_rows, unknown_rows)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        client.value(),
                        run.kind().key(),
                        Times.column(run.at()),
                        run.scan(),
                        run.met(),
                        run.notMet(),
                        run.unknown())
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (CheckRunView.Line result : run.results()) {
            rows.add(new Object[] {
                client.value(),
                run.kind().key(),
                rows.size(),
                result.check(),
                result.asset(),
                result.status(),
                result.severity() == null ? null : result.severity().key(),
                result.title(),
                result.detail()
            });
        }
        batches.batchUpdate(
                "insert into check_result (client_id, kind, position, check_id, asset, status, severity, title, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    List<CheckRunView> runs(ClientId client) {
        return Arrays.stream(CheckKind.values())
                .flatMap(kind -> run(client, kind).stream())
                .toList();
    }

    private Optional<CheckRunView> run(ClientId client, CheckKind kind) {
        List<CheckRunView.Line> results = db.sql(
                        "select * from check_result where client_id = ? and kind = ? order by position")
                .params(client.value(), kind.key())
                .query(CheckTables::line)
                .list();
        return db.sql("select * from check_run where client_id = ? and kind = ?")
                .params(client.value(), kind.key())
                .query((row, n) -> new CheckRunView(
                        kind,
                        Times.instant(row, "run_at"),
                        row.getString("scan_id"),
                        row.getInt("met_rows"),
                        row.getInt("not_met_rows"),
                        row.getInt("unknown_rows"),
                        results))
                .optional();
    }

    private static CheckRunView.Line line(ResultSet row, int n) throws SQLException {
        String severity = row.getString("severity");
        return new CheckRunView.Line(
                row.getString("check_id"),
                row.getString("asset"),
                row.getString("status"),
                severity == null ? null : Severity.ofKey(severity),
                row.getString("title"),
                row.getString("detail"));
    }
}
