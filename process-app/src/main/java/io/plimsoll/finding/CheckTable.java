package io.plimsoll.finding;

import io.plimsoll.finding.reader.Row;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which checks were ever delivered for a client: few rows, that stand for many findings. */
@Repository
class CheckTable {

    private static final String SELECT =
            "select client_id, source_name, check_id, tool, title, known from client_check ";

    private final JdbcTemplate db;

    CheckTable(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * A check as delivered for a client.
     *
     * @param known whether a rule or a person has said what it is about
     */
    record ClientCheck(ClientId client, String source, String check, String tool, String title, boolean known) {}

    List<ClientCheck> of(ClientId client) {
        return query("where client_id = ?", client.value());
    }

    /** Whether the source's checks are known, by their id. */
    Map<String, Boolean> of(ClientId client, String source) {
        Map<String, Boolean> known = new HashMap<>();
        query("where client_id = ? and source_name = ?", client.value(), source)
                .forEach(check -> known.put(check.check(), check.known()));
        return known;
    }

    /** The checks of all clients that nobody has said anything about. */
    List<ClientCheck> unknown() {
        return query("where known = false and " + Tenancy.condition("client_id")
                + " order by source_name, check_id, client_id");
    }

    /** The clients for which a check was delivered under a source's or a product's name. */
    Set<String> clientsWith(String source, String check) {
        return Set.copyOf(db.queryForList(
                "select distinct client_id from client_check where check_id = ? and (source_name = ? or tool = ?) and "
                        + Tenancy.condition("client_id"),
                String.class,
                check,
                source,
                source));
    }

    void insert(ClientId client, String source, Collection<Row> samples, Map<String, Boolean> known, Instant now) {
        db.batchUpdate(
                "insert into client_check (client_id, source_name, check_id, tool, title, known, first_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                samples,
                500,
                (statement, row) -> {
                    statement.setString(1, client.value());
                    statement.setString(2, source);
                    statement.setString(3, row.check());
                    statement.setString(4, row.tool());
                    statement.setString(5, row.title());
                    statement.setBoolean(6, known.getOrDefault(row.check(), false));
                    statement.setObject(7, Times.column(now));
                });
    }

    void nowKnown(Collection<ClientCheck> checks) {
        db.batchUpdate(
                "update client_check set known = true where client_id = ? and source_name = ? and check_id = ?",
                checks,
                500,
                (statement, check) -> {
                    statement.setString(1, check.client().value());
                    statement.setString(2, check.source());
                    statement.setString(3, check.check());
                });
    }

    private List<ClientCheck> query(String where, Object... arguments) {
        return db.query(
                SELECT + where,
                (row, n) -> new ClientCheck(
                        new ClientId(row.getString("client_id")),
                        row.getString("source_name"),
                        row.getString("check_id"),
                        row.getString("tool"),
                        row.getString("title"),
                        row.getBoolean("known")),
                arguments);
    }
}
