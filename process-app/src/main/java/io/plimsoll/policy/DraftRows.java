package io.plimsoll.policy;

import io.plimsoll.identity.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored drafts with their rehearsals. */
@Repository
class DraftRows {

    private static final String OPEN = "open";
    private static final String REHEARSAL =
            "select id, tables_sha256, months, made_by_name, made_at, result from policy_rehearsal";

    private final JdbcClient db;

    DraftRows(JdbcClient db) {
        this.db = db;
    }

    record Row(String id, int basedOn, String begunBy, Instant begunAt) {}

    record TableRow(String key, int edition, String rows, String changedBy, Instant changedAt) {}

    Optional<Row> open() {
        return db.sql("select id, based_on, begun_by_name, begun_at from policy_draft where open_key = ?")
                .param(OPEN)
                .query(DraftRows::draft)
                .optional();
    }

    /** The same, for nobody else until the transaction ends. */
    Optional<Row> lockOpen() {
        return db.sql("select id, based_on, begun_by_name, begun_at from policy_draft where open_key = ? for update")
                .param(OPEN)
                .query(DraftRows::draft)
                .optional();
    }

    void begin(String id, int basedOn, Actor by, Instant at) {
        db.sql("insert into policy_draft (id, open_key, based_on, begun_by, begun_by_name, begun_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(id, OPEN, basedOn, by.subject(), by.name(), column(at))
                .update();
    }

    void base(String id, int version) {
        db.sql("update policy_draft set based_on = ? where id = ?")
                .params(version, id)
                .update();
    }

    void end(String id, String how, Instant at) {
        db.sql("update policy_draft set open_key = null, ending = ?, ended_at = ? where id = ?")
                .params(how, column(at), id)
                .update();
    }

    List<TableRow> tables(String draft) {
        return db.sql("select decision_key, edition, row_list, changed_by_name, changed_at from policy_draft_table"
                        + " where draft_id = ? order by decision_key")
                .param(draft)
                .query((row, n) -> new TableRow(
                        row.getString(1), row.getInt(2), row.getString(3), row.getString(4), instant(row, 5)))
                .list();
    }

    void keep(String draft, String key, int edition, String rows, Actor by, Instant at) {
        db.sql("delete from policy_draft_table where draft_id = ? and decision_key = ?")
                .params(draft, key)
                .update();
        db.sql("insert into policy_draft_table (draft_id, decision_key, edition, row_list, changed_by, changed_by_name,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(draft, key, edition, rows, by.subject(), by.name(), column(at))
                .update();
    }

    void hadAHand(String draft, String subject) {
        if (!hands(draft).contains(subject)) {
            db.sql("insert into policy_draft_hand (draft_id, by_subject) values (?, ?)")
                    .params(draft, subject)
                    .update();
        }
    }

    Set<String> hands(String draft) {
        return db
                .sql("select by_subject from policy_draft_hand where draft_id = ?")
                .param(draft)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    void rehearsed(String draft, StoredRehearsal made, Actor by) {
        db.sql("insert into policy_rehearsal (id, draft_id, tables_sha256, months, made_by, made_by_name, made_at,"
                        + " result) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        made.id(),
                        draft,
                        made.hash(),
                        made.months(),
                        by.subject(),
                        by.name(),
                        column(made.at()),
                        made.result())
                .update();
    }

    Optional<StoredRehearsal> rehearsal(String draft, String hash) {
        return db.sql(REHEARSAL + " where draft_id = ? and tables_sha256 = ? order by made_at desc, id desc limit 1")
                .params(draft, hash)
                .query(DraftRows::rehearsal)
                .optional();
    }

    Optional<StoredRehearsal> rehearsal(String id) {
        return db.sql(REHEARSAL + " where id = ?")
                .param(id)
                .query(DraftRows::rehearsal)
                .optional();
    }

    private static Row draft(ResultSet row, int n) throws SQLException {
        return new Row(row.getString(1), row.getInt(2), row.getString(3), instant(row, 4));
    }

    private static StoredRehearsal rehearsal(ResultSet row, int n) throws SQLException {
        return new StoredRehearsal(
                row.getString(1), row.getString(2), row.getInt(3), row.getString(4), instant(row, 5), row.getString(6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime column(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
