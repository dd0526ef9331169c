package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.ClientId;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How mails come into the outbox: once for each cause, recipient and step. */
@Component
class OutboxEntries {

    private final JdbcClient db;
    private final MailProperties properties;
    private final SecureRandom random = new SecureRandom();

    OutboxEntries(JdbcClient db, MailProperties properties) {
        this.db = db;
        this.properties = properties;
    }

    /** What a row holds besides its order. */
    private record Row(
            String language,
            MailContent content,
            String state,
            @Nullable String path,
            @Nullable String keptOrder,
            Instant now) {}

    boolean holds(String cause, String recipient, String step) {
        return db.sql(
                                "select count(*) from outbox_mail where cause = :cause and recipient = :recipient and step = :step")
                        .param("cause", cause)
                        .param("recipient", recipient)
                        .param("step", step)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Adds a mail that may leave; empty where another transaction was first with the same cause, recipient and step. */
    Optional<String> add(MailOrder order, String language, MailContent content, Instant now) {
        return insert(order, new Row(language, content, "queued", null, null, now));
    }

    /** Adds one that is still to be worded, with all that it takes; empty as above. */
    Optional<String> note(MailOrder order, String language, String subject, Instant now) {
        var nothing = new MailContent(subject, "", "");
        return insert(order, new Row(language, nothing, "noted", order.path(), KeptOrder.write(order), now));
    }

    private Optional<String> insert(MailOrder order, Row row) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        try {
            db.sql("insert into outbox_mail (id, client_id, case_number, event, audience, cause, step, recipient,"
                            + " recipient_domain, recipient_name, locale, message_id, subject, html_body, text_body, state, attempts,"
                            + " queued_at, next_attempt_at, last_error, document_id, reply_token, path, kept_order) values (:id,"
                            + " :client, :number, :event, :audience, :cause, :step, :recipient, :domain, :name, :locale, :messageId,"
                            + " :subject, :html, :text, :state, 0, :now, :now, '', :document, :token, :path, :kept)")
                    .param("id", id)
                    .param(
                            "client",
                            order.client() == null ? null : order.client().value())
                    .param(
                            "number",
                            order.number() == null ? null : order.number().value())
                    .param("event", order.event())
                    .param("audience", order.audience())
                    .param("cause", order.cause())
                    .param("step", order.step())
                    .param("recipient", order.to().email())
                    .param("domain", PlainText.cut(order.to().domain(), 254))
                    .param("name", PlainText.cut(PlainText.oneLine(order.to().name()), 200))
                    .param("locale", row.language())
                    .param("messageId", "<" + id + "@" + properties.domain() + ">")
                    .param("subject", row.content().subject())
                    .param("html", row.content().html())
                    .param("text", row.content().text())
                    .param("state", row.state())
                    .param("now", utc(row.now()))
                    .param("document", order.document())
                    .param("token", isAnswered(order) ? token() : null)
                    .param("path", row.path())
                    .param("kept", row.keptOrder())
                    .update();
            return Optional.of(id);
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private static boolean isAnswered(MailOrder order) {
        return order.audience().equals("client") && order.number() != null;
    }

    /** 130 bits by chance, in 26 letters and digits. */
    private String token() {
        String digits = new BigInteger(130, random).toString(32);
        return "0".repeat(26 - digits.length()) + digits;
    }

    /** Lets a mail leave that was noted, now that it is worded. */
    void word(ClientId client, String id, MailContent content, Instant now) {
        db.sql("update outbox_mail set state = 'queued', subject = :subject, html_body = :html, text_body = :text,"
                        + " next_attempt_at = :now, kept_order = null where client_id = :client and id = :id and state ="
                        + " 'noted'")
                .param("subject", content.subject())
                .param("html", content.html())
                .param("text", content.text())
                .param("now", utc(now))
                .param("client", client.value())
                .param("id", id)
                .update();
    }

    /** @param calendar a file for the calendar of a mail's reader */
    void attach(ClientId client, String id, String calendar) {
        db.sql("update outbox_mail set calendar_file = :calendar where client_id = :client and id = :id")
                .param("calendar", calendar)
                .param("client", client.value())
                .param("id", id)
                .update();
    }

    /** Says what the word is made of that the mail gets when it leaves; nobody answers such a mail. */
    void keepSecret(ClientId client, String id, SecretWord secret) {
        db.sql("update outbox_mail set secret_id = :secret, secret_until = :until, reply_token = null where client_id ="
                        + " :client and id = :id")
                .param("secret", secret.id())
                .param("until", utc(secret.until()))
                .param("client", client.value())
                .param("id", id)
                .update();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
