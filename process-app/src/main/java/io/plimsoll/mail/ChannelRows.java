package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of channels, and those of the outbox that go to them. */
@Component
class ChannelRows {

    /** A channel is nobody's proof: what it gets is told to no audience that a silence is counted of. */
    static final String AUDIENCE = "channel";

    private static final String CHANNELS = "select id, client_id, kind, name, host, roles, added_by_name, added_at,"
            + " switched_off_at from message_channel ";

    private final JdbcClient db;

    ChannelRows(JdbcClient db) {
        this.db = db;
    }

    List<Channel> all() {
        return db.sql(CHANNELS + "where " + Tenancy.condition("client_id") + " order by name")
                .query(ChannelRows::channel)
                .list();
    }

    Optional<Channel> one(String id) {
        return db.sql(CHANNELS + "where id = :id and " + Tenancy.condition("client_id"))
                .param("id", id)
                .query(ChannelRows::channel)
                .optional();
    }

    /** Those that are on, of that client and of the MSP. */
    List<Channel> listening(ClientId client) {
        return db.sql(CHANNELS + "where switched_off_at is null and (client_id = :client or client_id is null)")
                .param("client", client.value())
                .query(ChannelRows::channel)
                .list();
    }

    /** False where the name is taken. */
    boolean add(Channel channel, ChannelPost.Sealed way, Actor by) {
        try {
            return db.sql("insert into message_channel (id, client_id, kind, name, host, url_sealed, secret_sealed,"
                                    + " roles, added_by, added_by_name, added_at) values (:id, :client, :kind, :name, :host,"
                                    + " :url, :secret, :roles, :by, :byName, :at)")
                            .param("id", channel.id())
                            .param(
                                    "client",
                                    channel.client() == null
                                            ? null
                                            : channel.client().value())
                            .param("kind", channel.kind().key())
                            .param("name", channel.name())
                            .param("host", channel.host())
                            .param("url", way.url())
                            .param("secret", way.secret())
                            .param(
                                    "roles",
                                    channel.roles().stream()
                                            .map(Role::claim)
                                            .sorted()
                                            .collect(Collectors.joining(",")))
                            .param("by", by.subject())
                            .param("byName", by.name())
                            .param("at", utc(channel.addedAt()))
                            .update()
                    > 0;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** False where it was so already. @param since off, null for on */
    boolean turn(String id, @Nullable Instant since) {
        return db.sql("update message_channel set switched_off_at = :since where id = :id and"
                                + " (switched_off_at is null) = :wasOn and " + Tenancy.condition("client_id"))
                        .param("since", since == null ? null : utc(since))
                        .param("wasOn", since != null)
                        .param("id", id)
                        .update()
                > 0;
    }

    ChannelPost.Sealed way(String id) {
        return db.sql("select id, kind, url_sealed, secret_sealed from message_channel where id = :id and "
                        + Tenancy.condition("client_id"))
                .param("id", id)
                .query((row, at) -> sealed(row, "id"))
                .single();
    }

    /** Queues a message in the transaction of its cause; false where another was first with the same cause and step. */
    boolean queue(Channel to, MailOrder order, String language, ChannelMessage message, String ownDomain) {
        try {
            return db.sql(
                                    "insert into outbox_mail (id, client_id, case_number, event, audience, cause, step, recipient,"
                                            + " recipient_domain, recipient_name, locale, message_id, subject, html_body, text_body,"
                                            + " state, attempts, queued_at, next_attempt_at, last_error, lane, channel_id, link) values"
                                            + " (:id, :client, :number, :event, :audience, :cause, :step, :recipient, :host, :name,"
                                            + " :locale, :messageId, :subject, :html, :text, 'queued', 0, :now, :now, '', :lane,"
                                            + " :channel, :link)")
                            .param("id", message.id())
                            .param("client", order.oneClient().value())
                            .param("number", message.number())
                            .param("event", order.event())
                            .param("audience", AUDIENCE)
                            .param("cause", order.cause())
                            .param("step", order.step())
                            .param("recipient", to.recipient())
                            .param("host", to.host())
                            .param("name", to.name())
                            .param("locale", language)
                            .param("messageId", "<" + message.id() + "@" + ownDomain + ">")
                            .param("subject", message.subject())
                            .param("html", "<pre>" + Entities.escape(message.text()) + "</pre>")
                            .param("text", message.text())
                            .param("now", utc(message.queuedAt()))
                            .param("lane", Outbox.CHANNEL)
                            .param("channel", to.id())
                            .param("link", message.link())
                            .update()
                    > 0;
        } catch (DuplicateKeyException told) {
            return false;
        }
    }

    /** A message that was claimed. */
    record Waiting(ChannelPost.Sealed to, boolean isOn, ChannelMessage message) {}

    List<Waiting> waiting(List<String> ids) {
        return db.sql("select m.id, m.event, m.client_id, m.case_number, m.subject, m.text_body, m.link, m.queued_at,"
                        + " m.channel_id, c.kind, c.url_sealed, c.secret_sealed, c.switched_off_at from outbox_mail m join"
                        + " message_channel c on c.id = m.channel_id where m.id in (:ids)")
                .param("ids", ids)
                .query((row, at) -> new Waiting(
                        sealed(row, "channel_id"),
                        row.getObject("switched_off_at") == null,
                        new ChannelMessage(
                                row.getString("id"),
                                row.getString("event"),
                                row.getString("client_id"),
                                row.getString("case_number"),
                                row.getString("subject"),
                                row.getString("text_body"),
                                row.getString("link"),
                                instant(row, "queued_at"))))
                .list();
    }

    static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static ChannelPost.Sealed sealed(ResultSet row, String id) throws SQLException {
        String secret = row.getString("secret_sealed");
        return new ChannelPost.Sealed(
                row.getString(id), kind(row), row.getString("url_sealed"), secret == null ? "" : secret);
    }

    private static Channel channel(ResultSet row, int at) throws SQLException {
        String client = row.getString("client_id");
        return new Channel(
                row.getString("id"),
                client == null ? null : new ClientId(client),
                kind(row),
                row.getString("name"),
                row.getString("host"),
                roles(row.getString("roles")),
                row.getObject("switched_off_at") == null,
                row.getString("added_by_name"),
                instant(row, "added_at"));
    }

    private static ChannelKind kind(ResultSet row) throws SQLException {
        return ChannelKind.of(row.getString("kind")).orElseThrow();
    }

    private static Set<Role> roles(String claims) {
        return Arrays.stream(claims.split(","))
                .flatMap(claim -> Role.ofClaim(claim).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
