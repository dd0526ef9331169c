package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The controls whose findings changed and that the cases have not heard of yet. They are noted together with the
 * findings and told at a delivery's end, so that what a crash cuts off is told by whoever comes next.
 */
@Component
class AffectedControls {

    private final JdbcTemplate db;
    private final NamedParameterJdbcTemplate named;
    private final ApplicationEventPublisher events;

    AffectedControls(JdbcTemplate db, ApplicationEventPublisher events) {
        this.db = db;
        this.named = new NamedParameterJdbcTemplate(db);
        this.events = events;
    }

    void note(ClientId client, Collection<String> controls) {
        if (controls.isEmpty()) {
            return;
        }
        Set<String> fresh = new HashSet<>(controls);
        fresh.removeAll(noted(client));
        db.batchUpdate(
                "insert into pending_control (client_id, control_code) values (?, ?)",
                fresh,
                500,
                (statement, code) -> {
                    statement.setString(1, client.value());
                    statement.setString(2, code);
                });
    }

    /** Tells the cases, within the caller's transaction; also that nothing changed, since they look at other things too. */
    void tell(ClientId client, String scan) {
        tell(client, scan, noted(client));
    }

    /** Tells the cases of some of what is noted, within the caller's transaction. */
    void tell(ClientId client, String scan, Set<String> controls) {
        if (!controls.isEmpty()) {
            named.update(
                    "delete from pending_control where client_id = :client and control_code in (:controls)",
                    Map.of("client", client.value(), "controls", controls));
        }
        events.publishEvent(new ScanRecorded(scan, client, controls));
    }

    /** Clients about whom something is noted and not told. */
    List<ClientId> waiting() {
        return db.query(
                "select distinct client_id from pending_control", (row, n) -> new ClientId(row.getString("client_id")));
    }

    /** What is noted and not told, by its code. */
    Set<String> noted(ClientId client) {
        return new TreeSet<>(db.queryForList(
                "select control_code from pending_control where client_id = ?", String.class, client.value()));
    }
}
