package io.plimsoll.client;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows the addresses at which mail does not arrive. They are written to all the same; somebody has to find out how
 * else their owners are reached. An address that is changed is another one, of which nothing is known.
 */
@Component
@Transactional
public class Reachability {

    private static final int LONGEST_REASON = 300;

    private final JdbcClient db;
    private final Ledger ledger;

    Reachability(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /** Mail to the address does not arrive; nothing new where that is known, or where nobody of the client has it. */
    public void lost(ClientId client, String email, String status, String reason, Instant at) {
        String address = email.toLowerCase(Locale.ROOT);
        Optional<String> contact = contactWith(client, address);
        if (contact.isEmpty()) {
            return;
        }
        try {
            db.sql("insert into client_unreachable (client_id, email, since, status, reason) values (:client, :email,"
                            + " :since, :status, :reason)")
                    .param("client", client.value())
                    .param("email", address)
                    .param("since", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param("status", status)
                    .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                    .update();
        } catch (DuplicateKeyException known) {
            return;
        }
        record(client, "contact-unreachable", Actor.system(client), Map.of("contact", contact.get(), "status", status));
    }

    /** Whom mail does not reach, longest first, for those who see to it; nobody for others. */
    @Transactional(readOnly = true)
    public List<Unreachable> all(Actor reader) {
        return reader.has(Role.ANALYST) ? within(reader) : List.of();
    }

    /** Whom of one client mail does not reach; for the MSP. */
    @Transactional(readOnly = true)
    public List<Unreachable> of(ClientId client, Actor reader) {
        reader.requireClient(client);
        return reader.isMsp()
                ? within(reader).stream()
                        .filter(one -> one.client().equals(client))
                        .toList()
                : List.of();
    }

    private List<Unreachable> within(Actor reader) {
        return db
                .sql(
                        "select u.client_id, c.name, p.id, p.name, u.email, u.since, u.reason from client_unreachable u join"
                                + " client_contact p on p.client_id = u.client_id and lower(p.email) = u.email join client c on"
                                + " c.id = u.client_id where p.active = true and " + Tenancy.condition("u.client_id")
                                + " order by u.since, u.email")
                .query((row, at) -> new Unreachable(
                        new ClientId(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString(7)))
                .list()
                .stream()
                .filter(one -> reader.scope().includes(one.client()))
                .toList();
    }

    /** Somebody has made sure that mail arrives again; NotVisible where nobody of the client is known by that id. */
    public void found(ClientId client, String contact, Actor by) {
        by.requireClient(client).require(Role.ANALYST, Role.ADMINISTRATOR);
        String email = db.sql("select lower(email) from client_contact where client_id = :client and id = :id")
                .param("client", client.value())
                .param("id", contact)
                .query(String.class)
                .optional()
                .orElseThrow(NotVisible::new);
        int known = db.sql("delete from client_unreachable where client_id = :client and email = :email")
                .param("client", client.value())
                .param("email", email)
                .update();
        if (known > 0) {
            record(client, "contact-reachable", by, Map.of("contact", contact));
        }
    }

    private Optional<String> contactWith(ClientId client, String address) {
        return db.sql("select id from client_contact where client_id = :client and lower(email) = :email")
                .param("client", client.value())
                .param("email", address)
                .query(String.class)
                .optional();
    }

    private void record(ClientId client, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(client), event, "", by, facts));
    }
}
