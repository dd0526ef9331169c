package io.plimsoll.securityevent;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of events that the webhook has not taken yet. */
@Component
class EventOutbox {

    private final JdbcClient db;

    EventOutbox(JdbcClient db) {
        this.db = db;
    }

    /** @param attempts tries so far, including the one it was claimed for */
    record Row(String id, String body, int attempts) {}

    void add(String id, String body, Instant now) {
        db.sql("insert into security_event_outbox (id, body, attempts, next_attempt_at, last_error) values (?, ?, 0, ?,"
                        + " '')")
                .params(id, body, utc(now))
                .update();
    }

    /** Takes due rows for one relay; those that another is taking are passed over. Needs a transaction. */
    List<Row> claim(Instant now, Instant againIfLost, int most) {
        List<Row> due = db.sql("select id, body, attempts + 1 from security_event_outbox where next_attempt_at <= ?"
                        + " order by next_attempt_at limit " + most + " for update skip locked")
                .params(utc(now))
                .query((row, at) -> new Row(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
        if (!due.isEmpty()) {
            db.sql("update security_event_outbox set attempts = attempts + 1, next_attempt_at = :again where id in"
                            + " (:ids)")
                    .param("again", utc(againIfLost))
                    .param("ids", due.stream().map(Row::id).toList())
                    .update();
        }
        return due;
    }

    void remove(String id) {
        db.sql("delete from security_event_outbox where id = ?").params(id).update();
    }

    void defer(String id, Instant next, String error) {
        db.sql("update security_event_outbox set next_attempt_at = ?, last_error = ? where id = ?")
                .params(utc(next), error, id)
                .update();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
