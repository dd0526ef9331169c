package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of the outbox. Plain SQL in sets, because relaying must not cost a round trip for every mail and step. What a
 * relay takes is of one lane, so that a channel that hangs holds up no mail.
 */
@Component
class Outbox {

    private static final String VIEW =
            "select id, event, recipient, subject, state, attempts, queued_at, sent_at, last_error from outbox_mail ";

    private static final String NO_DOMAIN = "-";

    private static final String MAIL = "mail";

    /** What goes to channels. */
    static final String CHANNEL = "channel";

    private final JdbcClient db;
    private final String lane;

    @Autowired
    Outbox(JdbcClient db) {
        this(db, MAIL);
    }

    private Outbox(JdbcClient db, String lane) {
        this.db = db;
        this.lane = lane;
    }

    /** The same rows, for the relay of what goes to channels. */
    Outbox ofChannels() {
        return new Outbox(db, CHANNEL);
    }

    /** Puts back what a process claimed and did not finish; its mail may have left, so its message id stays. */
    int releaseExpired(Instant now) {
        return db.sql("update outbox_mail set state = 'queued', claim_id = null, lease_until = null,"
                        + " last_error = 'The process that was sending this stopped' where state = 'sending' and"
                        + " lease_until < :now")
                .param("now", utc(now))
                .update();
    }

    /** How many mails each domain got since then; domains that got none are not named. */
    Map<String, Integer> served(Instant since) {
        return db
                .sql(
                        "select recipient_domain, count(*) from outbox_mail where lane = :lane and sent_at > :since group by recipient_domain")
                .param("lane", lane)
                .param("since", utc(since))
                .query((row, at) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, HashMap::new));
    }

    /** A mail that could leave, and the domain that it goes to. */
    record Due(String id, String domain) {}

    /**
     * Up to so many due mails, kept from other relays until the transaction ends; those that another is taking are
     * passed over. None while mail is held.
     *
     * @param without domains that wait
     */
    List<Due> due(Instant now, int most, Set<String> without) {
        return db.sql("select id, recipient_domain from outbox_mail where lane = :lane and state = 'queued' and"
                        + " next_attempt_at <= :now and recipient_domain not in (:without) and not exists (select 1 from outbox_hold where"
                        + " open_key = 'open') limit " + most + " for update skip locked")
                .param("lane", lane)
                .param("now", utc(now))
                .param("without", without.isEmpty() ? Set.of(NO_DOMAIN) : without)
                .query((row, at) -> new Due(row.getString(1), row.getString(2)))
                .list();
    }

    /** Takes due mails for one relay, in the same transaction. */
    List<OutboxMail> take(String claim, Instant leaseUntil, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        db.sql("update outbox_mail set state = 'sending', attempts = attempts + 1, claim_id = :claim, lease_until ="
                        + " :lease where id in (:ids)")
                .param("claim", claim)
                .param("lease", utc(leaseUntil))
                .param("ids", ids)
                .update();
        return db.sql("select id, client_id, case_number, recipient, recipient_name, message_id, subject, html_body,"
                        + " text_body, attempts, document_id, calendar_file, reply_token, secret_id, secret_until from"
                        + " outbox_mail where id in (:ids) order by id")
                .param("ids", ids)
                .query(Outbox::mail)
                .list();
    }

    /** Whoever held the claim last, what was accepted is not sent again. */
    void sent(Collection<String> ids, Instant at) {
        db.sql("update outbox_mail set state = 'sent', sent_at = :at, claim_id = null, lease_until = null, last_error"
                        + " = '' where id in (:ids)")
                .param("at", utc(at))
                .param("ids", ids)
                .update();
    }

    void deferred(String id, String claim, Instant next, String error) {
        db.sql("update outbox_mail set state = 'queued', next_attempt_at = :next, claim_id = null, lease_until = null,"
                        + " last_error = :error where id = :id and claim_id = :claim")
                .param("next", utc(next))
                .param("error", error)
                .param("id", id)
                .param("claim", claim)
                .update();
    }

    /** @param state dead, or unknown where nobody knows whether it arrived; it is not tried again by itself */
    void ended(String id, String claim, String state, String error) {
        db.sql("update outbox_mail set state = :state, claim_id = null, lease_until = null, last_error = :error where"
                        + " id = :id and claim_id = :claim")
                .param("state", state)
                .param("error", error)
                .param("id", id)
                .param("claim", claim)
                .update();
    }

    /** A mail that left, by the id that it bears. */
    record Sent(String id, @Nullable ClientId client, String recipient) {}

    Optional<Sent> sentAs(String messageId) {
        return db.sql("select id, client_id, recipient from outbox_mail where id = :id and message_id = :message and"
                        + " lane = 'mail' and state in ('sent', 'unknown') and " + Tenancy.condition("client_id"))
                .param("id", PlainText.cut(messageId.replaceAll("^<|@.*$", ""), 36))
                .param("message", messageId)
                .query((row, at) -> new Sent(row.getString(1), client(row.getString(2)), row.getString(3)))
                .optional();
    }

    /** False where that was known. */
    boolean bounced(@Nullable ClientId client, String id, String reason) {
        return db.sql(
                                "update outbox_mail set state = 'bounced', last_error = :reason where (client_id = :client or client_id is null"
                                        + " and :several = true) and id = :id and state in ('sent', 'unknown')")
                        .param("reason", reason)
                        .param("client", client == null ? null : client.value())
                        .param("several", client == null)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Whether that mail is here as one that was sent. */
    boolean hasSent(String id) {
        return db.sql(
                                "select count(*) from outbox_mail where id = :id and state not in ('queued', 'sending', 'gathered', 'noted')")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean isEmpty() {
        return db.sql("select id from outbox_mail limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    /** Gives a mail that is dead, came back, or of which nobody knows, a fresh set of tries; false for others. */
    boolean revive(String id, Instant now) {
        return db.sql(
                                "update outbox_mail set state = case when kept_order is null then 'queued' else 'noted' end, attempts = 0,"
                                        + " next_attempt_at = :now where id = :id and state in ('dead', 'unknown', 'bounced') and "
                                        + Tenancy.condition("client_id"))
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Whose mail it is. @param client null where it is about several */
    record Owner(@Nullable ClientId client, String audience) {}

    Optional<Owner> owner(String id) {
        return db.sql("select client_id, audience from outbox_mail where id = :id and "
                        + Tenancy.condition("client_id"))
                .param("id", id)
                .query((row, at) -> new Owner(client(row.getString(1)), row.getString(2)))
                .optional();
    }

    static @Nullable ClientId client(@Nullable String stored) {
        return stored == null ? null : new ClientId(stored);
    }

    /** What a mail says; one that was never worded by itself says what the mail did that told it, as far as that is of one client. */
    MailContent content(String id) {
        return db.sql(
                        "select mail.subject, case when told.id is null then mail.html_body else told.html_body end, case when"
                                + " told.id is null then mail.text_body else told.text_body end from outbox_mail mail left join"
                                + " outbox_mail told on told.id = mail.merged_into and told.client_id = mail.client_id and"
                                + " mail.html_body = '' where mail.id = :id and "
                                + Tenancy.condition("mail.client_id"))
                .param("id", id)
                .query((row, at) -> content(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    private static MailContent content(String subject, String html, String text) {
        return html.isEmpty()
                ? new MailContent(subject, "<p>" + Entities.escape(subject) + "</p>", subject)
                : new MailContent(subject, html, text);
    }

    /** @param audience only mail to this audience, or null for all */
    List<MailView> about(String client, String number, @Nullable String audience) {
        return db.sql(VIEW + "where client_id = :client and case_number = :number and (:audience is null or audience ="
                        + " :audience) order by id")
                .param("client", client)
                .param("number", number)
                .param("audience", audience)
                .query(Outbox::view)
                .list();
    }

    /** Those to the client, oldest first; what was told with others got as far as that mail. */
    List<MailTrace> traces(String client, String number) {
        return db.sql(
                        "select told.cause, told.step, coalesce(daily.state, told.state) as state, coalesce(daily.sent_at,"
                                + " told.sent_at) as sent_at from outbox_mail told left join outbox_mail daily on daily.id ="
                                + " told.merged_into and daily.client_id = told.client_id where told.client_id = :client and"
                                + " told.case_number = :number and told.audience = 'client' order by told.id")
                .param("client", client)
                .param("number", number)
                .query((row, at) -> new MailTrace(
                        row.getString("cause"),
                        row.getString("step"),
                        row.getString("state"),
                        Optional.ofNullable(row.getObject("sent_at", LocalDateTime.class))
                                .map(sent -> sent.toInstant(ZoneOffset.UTC))
                                .orElse(null)))
                .list();
    }

    /** How many did not arrive, or perhaps did not. @param clients only mail of these, or null for all */
    long undelivered(@Nullable List<String> clients) {
        return db.sql(
                        "select count(*) from outbox_mail where state in ('dead', 'unknown') and (:all = true or client_id"
                                + " in (:clients))")
                .param("all", clients == null)
                .param("clients", clients == null || clients.isEmpty() ? List.of("") : clients)
                .query(Long.class)
                .single();
    }

    private static OutboxMail mail(ResultSet row, int at) throws SQLException {
        return new OutboxMail(
                row.getString("id"),
                row.getString("client_id"),
                row.getString("case_number"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("message_id"),
                new MailContent(row.getString("subject"), row.getString("html_body"), row.getString("text_body")),
                row.getInt("attempts"),
                row.getString("document_id"),
                row.getString("calendar_file"),
                row.getString("reply_token"),
                secret(row));
    }

    private static @Nullable SecretWord secret(ResultSet row) throws SQLException {
        String id = row.getString("secret_id");
        LocalDateTime until = row.getObject("secret_until", LocalDateTime.class);
        return id == null || until == null ? null : new SecretWord(id, until.toInstant(ZoneOffset.UTC));
    }

    private static MailView view(ResultSet row, int at) throws SQLException {
        LocalDateTime sent = row.getObject("sent_at", LocalDateTime.class);
        return new MailView(
                row.getString("id"),
                row.getString("event"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getObject("queued_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                sent == null ? null : sent.toInstant(ZoneOffset.UTC),
                row.getString("last_error"));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
