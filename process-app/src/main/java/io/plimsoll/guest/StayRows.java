package io.plimsoll.guest;

import static io.plimsoll.guest.CodeRows.instant;
import static io.plimsoll.guest.CodeRows.utc;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came in by a code and has not left. */
@Component
class StayRows {

    private final JdbcClient db;

    StayRows(JdbcClient db) {
        this.db = db;
    }

    record Stay(String id, ClientId client, CaseNumber number, String contact, Instant beganAt, Instant seenAt) {}

    void begin(Guest guest, Instant now) {
        db.sql("insert into answer_session (id, client_id, case_number, contact_id, began_at, seen_at) values (:id,"
                        + " :client, :number, :contact, :now, :now)")
                .param("id", guest.session())
                .param("client", guest.client().value())
                .param("number", guest.number().value())
                .param("contact", guest.contact())
                .param("now", utc(now))
                .update();
    }

    /** One that nobody has ended. */
    Optional<Stay> find(String id) {
        return db.sql("select id, client_id, case_number, contact_id, began_at, seen_at from answer_session where id ="
                        + " :id and ended_at is null and " + Tenancy.condition("client_id"))
                .param("id", id)
                .query((row, at) -> new Stay(
                        row.getString("id"),
                        new ClientId(row.getString("client_id")),
                        new CaseNumber(row.getString("case_number")),
                        row.getString("contact_id"),
                        instant(row.getObject("began_at", LocalDateTime.class)),
                        instant(row.getObject("seen_at", LocalDateTime.class))))
                .optional();
    }

    void seen(Stay stay, Instant now) {
        db.sql("update answer_session set seen_at = :now where client_id = :client and id = :id and seen_at < :now")
                .param("now", utc(now))
                .param("client", stay.client().value())
                .param("id", stay.id())
                .update();
    }

    /** False where it was over already. */
    boolean end(Stay stay, Instant now) {
        return db.sql("update answer_session set ended_at = :now where client_id = :client and id = :id and ended_at is"
                                + " null")
                        .param("now", utc(now))
                        .param("client", stay.client().value())
                        .param("id", stay.id())
                        .update()
                > 0;
    }

    void forget(Instant before) {
        db.sql("delete from answer_session where began_at < :before and " + Tenancy.condition("client_id"))
                .param("before", utc(before))
                .update();
    }
}
