package io.plimsoll.guest;

import io.plimsoll.guest.Standing.Allowed;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes that were asked for. None of them stands here: a code is made of its id. */
@Component
class CodeRows {

    private final JdbcClient db;

    CodeRows(JdbcClient db) {
        this.db = db;
    }

    /** @param usedAt null until somebody came in by it */
    record Code(
            String id,
            ClientId client,
            Instant askedAt,
            Instant until,
            int tries,
            @Nullable Instant usedAt) {}

    void add(String id, Allowed who, String browser, Instant now, Instant until) {
        db.sql("insert into answer_code (id, client_id, case_number, contact_id, browser_hash, asked_at, until_at,"
                        + " tries) values (:id, :client, :number, :contact, :browser, :now, :until, 0)")
                .param("id", id)
                .param("client", who.client().value())
                .param("number", who.number().value())
                .param("contact", who.contact().id())
                .param("browser", browser)
                .param("now", utc(now))
                .param("until", utc(until))
                .update();
    }

    int ofContact(Allowed who, Instant after) {
        return db.sql(
                        "select count(*) from answer_code where client_id = :client and contact_id = :contact and asked_at > :after")
                .param("client", who.client().value())
                .param("contact", who.contact().id())
                .param("after", utc(after))
                .query(Integer.class)
                .single();
    }

    int ofCase(Allowed who, Instant after) {
        return db.sql(
                        "select count(*) from answer_code where client_id = :client and case_number = :number and asked_at > :after")
                .param("client", who.client().value())
                .param("number", who.number().value())
                .param("after", utc(after))
                .query(Integer.class)
                .single();
    }

    /** The one that this browser asked for last, kept from others until the transaction ends. */
    Optional<Code> lastOf(CaseNumber number, String contact, String browser) {
        return db.sql("select id, client_id, asked_at, until_at, tries, used_at from answer_code where case_number ="
                        + " :number and contact_id = :contact and browser_hash = :browser and "
                        + Tenancy.condition("client_id") + " order by asked_at desc, id desc limit 1 for update")
                .param("number", number.value())
                .param("contact", contact)
                .param("browser", browser)
                .query(CodeRows::code)
                .optional();
    }

    void tried(Code code) {
        db.sql("update answer_code set tries = tries + 1 where client_id = :client and id = :id")
                .param("client", code.client().value())
                .param("id", code.id())
                .update();
    }

    void used(Code code, Instant now) {
        db.sql("update answer_code set used_at = :now where client_id = :client and id = :id")
                .param("now", utc(now))
                .param("client", code.client().value())
                .param("id", code.id())
                .update();
    }

    /** What a code was for. */
    record About(CaseNumber number, String contact) {}

    Optional<About> about(ClientId client, String id) {
        return db.sql("select case_number, contact_id from answer_code where client_id = :client and id = :id")
                .param("client", client.value())
                .param("id", id)
                .query((row, at) -> new About(new CaseNumber(row.getString(1)), row.getString(2)))
                .optional();
    }

    void forget(Instant before) {
        db.sql("delete from answer_code where asked_at < :before and " + Tenancy.condition("client_id"))
                .param("before", utc(before))
                .update();
    }

    private static Code code(ResultSet row, int at) throws SQLException {
        LocalDateTime used = row.getObject("used_at", LocalDateTime.class);
        return new Code(
                row.getString("id"),
                new ClientId(row.getString("client_id")),
                instant(row.getObject("asked_at", LocalDateTime.class)),
                instant(row.getObject("until_at", LocalDateTime.class)),
                row.getInt("tries"),
                used == null ? null : instant(used));
    }

    static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
