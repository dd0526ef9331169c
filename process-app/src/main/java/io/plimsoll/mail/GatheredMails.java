package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the outbox that wait for their reader's daily mail. */
@Component
class GatheredMails {

    private static final int READERS_AT_ONCE = 500;

    private final JdbcClient db;

    GatheredMails(JdbcClient db) {
        this.db = db;
    }

    /**
     * Somebody for whom something waits: a client's person at that client, one of the MSP's own people at all of them.
     *
     * @param client null for the MSP's own
     */
    record Reader(@Nullable ClientId client, String audience, String email) {}

    /** What waits for them. @param path the page that its button leads to */
    record Piece(String id, ClientId client, String subject, String path, String name, Locale language) {}

    /** Lets a mail that was just queued wait until then. */
    void gather(ClientId client, String id, Instant until, String path) {
        db.sql(
                        "update outbox_mail set state = 'gathered', next_attempt_at = :until, path = :path where client_id = :client"
                                + " and id = :id and state = 'queued'")
                .param("until", utc(until))
                .param("path", path)
                .param("client", client.value())
                .param("id", id)
                .update();
    }

    /** Those whose hour has come, up to 500 of them. */
    List<Reader> due(Instant now) {
        return db.sql("select distinct case when audience = 'msp' then null else client_id end as of_client, audience,"
                        + " recipient from outbox_mail where lane = 'mail' and state = 'gathered' and next_attempt_at <="
                        + " :now limit " + READERS_AT_ONCE)
                .param("now", utc(now))
                .query((row, at) -> new Reader(Outbox.client(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    /** All that waits for one reader, oldest first, kept from others who would tell it; empty where another is at it. */
    List<Piece> lock(Reader reader) {
        return db.sql("select id, client_id, subject, path, recipient_name, locale from outbox_mail where (client_id ="
                        + " :client or :msp = true) and audience = :audience and recipient = :recipient and lane = 'mail' and"
                        + " state = 'gathered' order by id for update skip locked")
                .param(
                        "client",
                        reader.client() == null ? null : reader.client().value())
                .param("msp", reader.client() == null)
                .param("audience", reader.audience())
                .param("recipient", reader.email())
                .query((row, at) -> new Piece(
                        row.getString(1),
                        new ClientId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Locale.forLanguageTag(row.getString(6))))
                .list();
    }

    /** Sends a mail as it is. */
    void release(ClientId client, String id, Instant now) {
        db.sql("update outbox_mail set state = 'queued', next_attempt_at = :now where client_id = :client and id = :id")
                .param("now", utc(now))
                .param("client", client.value())
                .param("id", id)
                .update();
    }

    /** They are told in that mail, and got as far as it gets. */
    void merge(ClientId client, List<String> ids, String into) {
        db.sql(
                        "update outbox_mail set state = 'merged', merged_into = :into, kept_order = null where client_id = :client and id in (:ids)")
                .param("into", into)
                .param("client", client.value())
                .param("ids", ids)
                .update();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
