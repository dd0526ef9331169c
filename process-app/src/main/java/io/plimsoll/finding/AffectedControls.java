package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The controls whose findings changed and that the cases have not heard of yet. They are noted together with the
 * findings and told at a delivery's end, so that what a crash cuts off is told by whoever comes next.
 */
@Component
class AffectedControls {

    private final JdbcTemplate db;
    private final ApplicationEventPublisher events;

    AffectedControls(JdbcTemplate db, ApplicationEventPublisher events) {
        this.db = db;
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
        Set<String> controls = noted(client);
        if (!controls.isEmpty()) {
            db.update("delete from pending_control where client_id = ?", client.value());
        }
        events.publishEvent(new ScanRecorded(scan, client, controls));
    }

    /** Clients about whom something is noted and not told. */
    List<ClientId> waiting() {
        return db.query(
                "select distinct client_id from pending_control", (row, n) -> new ClientId(row.getString("client_id")));
    }

    private Set<String> noted(ClientId client) {
        return new TreeSet<>(db.queryForList(
                "select control_code from pending_control where client_id = ?", String.class, client.value()));
    }
}
