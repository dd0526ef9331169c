package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Controls that fail, but not yet for as long as their source is given before a case opens. */
@Component
class CasesWaiting {

    private final JdbcClient db;
    private final Clock clock;

    CasesWaiting(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A control of a client. */
    record Waiting(ClientId client, String control) {}

    /** What has waited for long enough, of all clients. */
    List<Waiting> due() {
        return db.sql("select client_id, control_code from waiting_control where opens_at <= ?"
                        + " order by client_id, control_code")
                .param(column(clock.instant()))
                .query((row, n) -> new Waiting(new ClientId(row.getString("client_id")), row.getString("control_code")))
                .list();
    }

    /**
     * What waits from now on.
     *
     * @param seen the controls that were looked at; those of them that do not wait any more are forgotten
     * @param opens when a case opens for those that wait
     */
    void keep(ClientId client, Set<String> seen, Map<String, Instant> opens) {
        if (seen.isEmpty()) {
            return;
        }
        Map<String, LocalDateTime> before = waiting(client);
        for (String control : seen) {
            Instant at = opens.get(control);
            if (before.containsKey(control) && (at == null || !column(at).equals(before.get(control)))) {
                db.sql("delete from waiting_control where client_id = ? and control_code = ?")
                        .params(client.value(), control)
                        .update();
            }
            if (at != null && !column(at).equals(before.get(control))) {
                db.sql("insert into waiting_control (client_id, control_code, opens_at) values (?, ?, ?)")
                        .params(client.value(), control, column(at))
                        .update();
            }
        }
    }

    private Map<String, LocalDateTime> waiting(ClientId client) {
        Map<String, LocalDateTime> waiting = new HashMap<>();
        db.sql("select control_code, opens_at from waiting_control where client_id = ?")
                .param(client.value())
                .query(row -> {
                    waiting.put(row.getString("control_code"), row.getObject("opens_at", LocalDateTime.class));
                });
        return waiting;
    }

    private static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(java.time.temporal.ChronoUnit.MILLIS), ZoneOffset.UTC);
    }
}
