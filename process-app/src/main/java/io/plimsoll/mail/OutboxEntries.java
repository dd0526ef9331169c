package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.database.Together;
import io.plimsoll.identity.ClientId;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How mails come into the outbox: once for each cause, recipient and step. */
@Component
class OutboxEntries {

    private static final String INSERT =
            "insert into outbox_mail (id, client_id, case_number, event, audience, cause, step,"
                    + " recipient, recipient_domain, recipient_name, locale, message_id, subject, html_body, text_body, state, attempts,"
                    + " queued_at, next_attempt_at, last_error, document_id, reply_token, path, kept_order) values (:id, :client,"
                    + " :number, :event, :audience, :cause, :step, :recipient, :domain, :name, :locale, :messageId, :subject, :html,"
                    + " :text, :state, 0, :now, :now, '', :document, :token, :path, :kept)";

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;
    private final MailProperties properties;
    private final SecureRandom random = new SecureRandom();
    private final Consumer<List<Row>> atOnce = this::insertAll;

    OutboxEntries(JdbcClient db, NamedParameterJdbcTemplate batches, MailProperties properties) {
        this.db = db;
        this.batches = batches;
        this.properties = properties;
    }

    /** One to come. */
    private record Row(
            String id,
            MailOrder order,
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
        return insert(new Row(newId(), order, language, content, "queued", null, null, now));
    }

    /** Adds one that is still to be worded, with all that it takes; its id, whether or not it was there already. */
    String note(MailOrder order, String language, String subject, Instant now) {
        var nothing = new MailContent(subject, "", "");
        var row = new Row(newId(), order, language, nothing, "noted", order.path(), KeptOrder.write(order), now);
        Together.later(atOnce, row);
        return row.id();
    }

    private Optional<String> insert(Row row) {
        try {
            db.sql(INSERT).paramSource(columns(row)).update();
            return Optional.of(row.id());
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private void insertAll(List<Row> rows) {
        try {
            batches.batchUpdate(INSERT, rows.stream().map(this::columns).toArray(SqlParameterSource[]::new));
        } catch (DuplicateKeyException oneWasThere) {
            rows.forEach(this::insert);
        }
    }

    private SqlParameterSource columns(Row row) {
        MailOrder order = row.order();
        return new MapSqlParameterSource()
                .addValue("id", row.id())
                .addValue(
                        "client", order.client() == null ? null : order.client().value())
                .addValue(
                        "number", order.number() == null ? null : order.number().value())
                .addValue("event", order.event())
                .addValue("audience", order.audience())
                .addValue("cause", order.cause())
                .addValue("step", order.step())
                .addValue("recipient", order.to().email())
                .addValue("domain", PlainText.cut(order.to().domain(), 254))
                .addValue("name", PlainText.cut(PlainText.oneLine(order.to().name()), 200))
                .addValue("locale", row.language())
                .addValue("messageId", "<" + row.id() + "@" + properties.domain() + ">")
                .addValue("subject", row.content().subject())
                .addValue("html", row.content().html())
                .addValue("text", row.content().text())
                .addValue("state", row.state())
                .addValue("now", utc(row.now()))
                .addValue("document", order.document())
                .addValue("token", isAnswered(order) ? token() : null)
                .addValue("path", row.path())
                .addValue("kept", row.keptOrder());
    }

    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
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
