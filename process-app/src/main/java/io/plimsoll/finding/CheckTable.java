package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which checks were ever delivered for a client: few rows, that stand for many findings. */
@Repository
class CheckTable {

    private static final String SELECT =
            "select client_id, source_name, check_id, tool, title, known, framework_refs from client_check ";

    private final JdbcTemplate db;
    private final NamedParameterJdbcTemplate named;

    CheckTable(JdbcTemplate db) {
        this.db = db;
        this.named = new NamedParameterJdbcTemplate(db);
    }

    /**
     * A check as delivered for a client.
     *
     * @param known whether a rule or a person has said what it is about
     * @param references what frameworks say it is about, as its deliveries said it so far
     */
    record ClientCheck(
            ClientId client,
            String source,
            String check,
            String tool,
            String title,
            boolean known,
            Set<String> references) {

        Mapping meaning(ClientMappings meanings) {
            return meanings.of(source, tool, check, references);
        }

        ClientCheck knowing(Set<String> others, boolean now) {
            return new ClientCheck(client, source, check, tool, title, now, others);
        }
    }

    List<ClientCheck> of(ClientId client) {
        return query("where client_id = ?", client.value());
    }

    /** Those of a source's checks that were delivered before, by their id. */
    Map<String, ClientCheck> of(ClientId client, String source, Collection<String> ids) {
        Map<String, ClientCheck> there = new HashMap<>();
        if (!ids.isEmpty()) {
            named.query(
                            SELECT + "where client_id = :client and source_name = :source and check_id in (:ids)",
                            Map.of("client", client.value(), "source", source, "ids", ids),
                            CheckTable::read)
                    .forEach(check -> there.put(check.check(), check));
        }
        return there;
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

    /** Names and ids of all checks that were delivered for some clients, by the source's name and by the product's. */
    Set<List<String>> delivered(ClientScope scope) {
        Set<List<String>> delivered = new HashSet<>();
        query("where " + Tenancy.condition("client_id")).stream()
                .filter(check -> scope.includes(check.client()))
                .forEach(check -> {
                    delivered.add(List.of(check.source(), check.check()));
                    delivered.add(List.of(check.tool(), check.check()));
                });
        return delivered;
    }

    void insert(Collection<ClientCheck> checks, Instant now) {
        db.batchUpdate(
                "insert into client_check (client_id, source_name, check_id, tool, title, known, framework_refs, first_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                checks,
                500,
                (statement, check) -> {
                    statement.setString(1, check.client().value());
                    statement.setString(2, check.source());
                    statement.setString(3, check.check());
                    statement.setString(4, check.tool());
                    statement.setString(5, check.title());
                    statement.setBoolean(6, check.known());
                    statement.setString(7, CheckReferences.line(check.references()));
                    statement.setObject(8, Times.column(now));
                });
    }

    /** Writes down whether checks are known by now, and what frameworks say of them. */
    void update(Collection<ClientCheck> checks) {
        db.batchUpdate(
                "update client_check set known = ?, framework_refs = ?"
                        + " where client_id = ? and source_name = ? and check_id = ?",
                checks,
                500,
                (statement, check) -> {
                    statement.setBoolean(1, check.known());
                    statement.setString(2, CheckReferences.line(check.references()));
                    statement.setString(3, check.client().value());
                    statement.setString(4, check.source());
                    statement.setString(5, check.check());
                });
    }

    private List<ClientCheck> query(String where, Object... arguments) {
        return db.query(SELECT + where, CheckTable::read, arguments);
    }

    private static ClientCheck read(ResultSet row, int n) throws SQLException {
        return new ClientCheck(
                new ClientId(row.getString("client_id")),
                row.getString("source_name"),
                row.getString("check_id"),
                row.getString("tool"),
                row.getString("title"),
                row.getBoolean("known"),
                CheckReferences.of(row.getString("framework_refs")));
    }
}
