package io.plimsoll.mail;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the outbox that are still to be worded. */
@Component
class NotedMails {

    private static final int READERS_AT_ONCE = 500;
    private static final int MAILS_AT_ONCE = 100;
    private static final int LONGEST_REASON = 500;

    private static final String NOTES = "select id, client_id, case_number, event, audience, cause, step, recipient,"
            + " recipient_name, path, subject, kept_order from outbox_mail ";

    private final JdbcClient db;

    NotedMails(JdbcClient db) {
        this.db = db;
    }

    /** @param subject as it would be of a mail of its own */
    record Note(String id, String subject, MailOrder order) {}

    /**
     * Those about whom there was nothing new for a while, or who have waited for long enough; up to 500 of them, in the
     * order in which they were to hear: a client is told before we are told that it was.
     */
    List<GatheredMails.Reader> due(Instant quietSince, Instant waitingSince) {
        return db.sql("select case when audience = 'msp' then null else client_id end, audience, recipient from"
                        + " outbox_mail where lane = 'mail' and state = 'noted' group by case when audience = 'msp' then null"
                        + " else client_id end, audience, recipient having max(queued_at) <= :quiet or min(queued_at) <="
                        + " :waiting order by min(id) limit " + READERS_AT_ONCE)
                .param("quiet", utc(quietSince))
                .param("waiting", utc(waitingSince))
                .query((row, at) ->
                        new GatheredMails.Reader(Outbox.client(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    /** What one reader is to hear, oldest first, up to 100, kept from others who would word it. */
    List<Note> lock(GatheredMails.Reader reader) {
        return db.sql(NOTES
                        + "where (client_id = :client or :msp = true) and audience = :audience and recipient = :recipient and"
                        + " lane = 'mail' and state = 'noted' order by id"
                        + " limit " + MAILS_AT_ONCE + " for update skip locked")
                .param(
                        "client",
                        reader.client() == null ? null : reader.client().value())
                .param("msp", reader.client() == null)
                .param("audience", reader.audience())
                .param("recipient", reader.email())
                .query(NotedMails::note)
                .list();
    }

    /** One of them; empty where it is worded already, or another is at it. */
    Optional<Note> lock(Note one) {
        return db.sql(NOTES + "where client_id = :client and id = :id and state = 'noted' for update skip locked")
                .param("client", one.order().oneClient().value())
                .param("id", one.id())
                .query(NotedMails::note)
                .optional();
    }

    /** Leaves one to an administrator, who may have it tried again. */
    void giveUp(Note one, String reason) {
        db.sql("update outbox_mail set state = 'dead', last_error = :reason where client_id = :client and id = :id and"
                        + " state = 'noted'")
                .param("reason", PlainText.cut(PlainText.oneLine(reason), LONGEST_REASON))
                .param("client", one.order().oneClient().value())
                .param("id", one.id())
                .update();
    }

    private static Note note(ResultSet row, int at) throws SQLException {
        KeptOrder kept = KeptOrder.read(row.getString("kept_order"));
        String number = row.getString("case_number");
        var to = new Recipient(row.getString("recipient_name"), row.getString("recipient"), kept.locale(), kept.zone());
        return new Note(
                row.getString("id"),
                row.getString("subject"),
                new MailOrder(
                        row.getString("event"),
                        row.getString("audience"),
                        to,
                        new ClientId(Objects.requireNonNull(row.getString("client_id"))),
                        number == null ? null : new CaseNumber(number),
                        row.getString("cause"),
                        row.getString("step"),
                        row.getString("path"),
                        kept.model(),
                        null,
                        kept.deadlines(),
                        kept.mailOnly()));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
