package io.plimsoll.mail;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as those see it who look after the relay. A page begins behind a mail, so that new ones shift nothing. */
@Component
@Transactional(readOnly = true)
public class OutboxList {

    private static final String MAILS = "select id, client_id, case_number, event, locale, recipient, subject, state,"
            + " attempts, queued_at, next_attempt_at, sent_at, last_error from outbox_mail ";

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;

    OutboxList(JdbcClient db) {
        this.db = db;
    }

    /**
     * Some mails, newest first.
     *
     * @param next the cursor of the page after it, null on the last
     */
    public record Page(List<ListedMail> items, @Nullable String next) {}

    /** The mails of the clients that the reader may see. */
    public Page page(OutboxFilter filter, Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        ClientId client = filter.client();
        if (client != null) {
            reader.requireClient(client);
        }
        List<ListedMail> found = find(filter, client == null ? visible(reader) : List.of(client.value()));
        return found.size() > filter.limit()
                ? new Page(
                        found.subList(0, filter.limit()),
                        found.get(filter.limit() - 1).id())
                : new Page(found, null);
    }

    /** One mail; NotVisible where it is absent or of a client that the reader may not see. */
    public ListedMail one(String id, Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        ListedMail mail = db.sql(MAILS + "where id = :id and " + Tenancy.condition("client_id"))
                .param("id", id)
                .query(OutboxList::mail)
                .optional()
                .orElseThrow(NotVisible::new);
        if (!Mails.isVisible(mail.client(), reader)) {
            throw new NotVisible();
        }
        return mail;
    }

    /**
     * How far the mail got that told a merged one.
     *
     * @param messageId as its reader has it; what else it told is not said here
     */
    public record Told(
            String messageId, String state, @Nullable Instant sentAt) {}

    /** The mail that told it with others; empty where none did. */
    public Optional<Told> told(ListedMail mail) {
        return db.sql("select daily.message_id, daily.state, daily.sent_at from outbox_mail told join outbox_mail"
                        + " daily on daily.id = told.merged_into where told.id = :id and "
                        + Tenancy.condition("told.client_id"))
                .param("id", mail.id())
                .query((row, at) ->
                        new Told(row.getString(1), row.getString(2), sent(row.getObject(3, LocalDateTime.class))))
                .optional();
    }

    /** The kinds of mail that there are, to choose from. */
    public List<String> events() {
        return Stream.concat(Arrays.stream(MailEvent.values()).map(MailEvent::key), Stream.of(ExampleMark.EVENT))
                .sorted()
                .toList();
    }

    /** One row more than the page has tells whether there is another. */
    private List<ListedMail> find(OutboxFilter filter, @Nullable List<String> clients) {
        return db.sql(MAILS
                        + "where (:all = true or client_id in (:clients)) and (:state is null or state = :state) and"
                        + " (:event is null or event = :event) and (:domain is null or recipient_domain = :domain) and"
                        + " (:timeless = true or queued_at >= :from and queued_at < :until) and"
                        + " (:cursor is null or id < :cursor) order by id desc limit :most")
                .param("all", clients == null)
                .param("clients", clients == null || clients.isEmpty() ? List.of("") : clients)
                .param("state", filter.state())
                .param("event", filter.event())
                .param("domain", filter.domain())
                .param("timeless", filter.from() == null && filter.until() == null)
                .param("from", utc(filter.from() == null ? Instant.EPOCH : filter.from()))
                .param("until", utc(filter.until() == null ? FAR : filter.until()))
                .param("cursor", filter.cursor())
                .param("most", filter.limit() + 1)
                .query(OutboxList::mail)
                .list();
    }

    private static @Nullable List<String> visible(Actor reader) {
        return reader.scope().all()
                ? null
                : reader.scope().clients().stream().map(ClientId::value).toList();
    }

    private static ListedMail mail(ResultSet row, int at) throws SQLException {
        return new ListedMail(
                row.getString("id"),
                Outbox.client(row.getString("client_id")),
                row.getString("case_number"),
                row.getString("event"),
                row.getString("locale"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                instant(row.getObject("queued_at", LocalDateTime.class)),
                instant(row.getObject("next_attempt_at", LocalDateTime.class)),
                sent(row.getObject("sent_at", LocalDateTime.class)),
                row.getString("last_error"));
    }

    private static @Nullable Instant sent(@Nullable LocalDateTime utc) {
        return utc == null ? null : instant(utc);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
