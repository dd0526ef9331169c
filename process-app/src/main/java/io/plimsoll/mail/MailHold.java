package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps all mail back until somebody lets it go: an administrator who sees something wrong, or the relay itself where
 * the database was restored. What is due waits in the outbox meanwhile.
 */
@Component
@Transactional
public class MailHold {

    private static final Logger LOG = LoggerFactory.getLogger(MailHold.class);

    private final JdbcClient db;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    MailHold(JdbcClient db, Outbox outbox, Ledger ledger, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The hold that is on, for those who look after the relay. */
    @Transactional(readOnly = true)
    public Optional<HeldMail> now(Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        return db.sql("select held_by_name, reason, held_at from outbox_hold where open_key = 'open'")
                .query((row, at) -> new HeldMail(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional();
    }

    /** Holds all mail of all clients; false where it is held already. */
    public boolean hold(String reason, Actor by) {
        return hold(reason, requireOfTheHouse(by), now());
    }

    private boolean hold(String reason, Actor by, Instant at) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        try {
            db.sql("insert into outbox_hold (id, open_key, reason, held_by, held_by_name, held_at) values"
                            + " (:id, 'open', :reason, :by, :name, :at)")
                    .param("id", id)
                    .param("reason", reason)
                    .param("by", by.subject())
                    .param("name", by.name())
                    .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException held) {
            return false;
        }
        record("mail-held", by, Map.of("hold", id, "words", Sha256.salted(id, reason)));
        return true;
    }

    /** Lets all go that waits; false where nothing is held. */
    public boolean release(Actor by) {
        requireOfTheHouse(by);
        boolean released = db.sql("update outbox_hold set open_key = null, released_by = :by, released_by_name = :name,"
                                + " released_at = :at where open_key = 'open'")
                        .param("by", by.subject())
                        .param("name", by.name())
                        .param("at", LocalDateTime.ofInstant(now(), ZoneOffset.UTC))
                        .update()
                > 0;
        if (released) {
            record("mail-released", by, Map.of());
        }
        return released;
    }

    /** Holds all mail where the database does not know what this node sent last. */
    void holdIfRestored(RestoreMark mark) {
        mark.last().filter(last -> !outbox.isEmpty() && !outbox.hasSent(last)).ifPresent(unknown -> {
            if (hold(
                    "The database was restored to an earlier state: it does not know what was sent last.",
                    Actor.system(),
                    now())) {
                LOG.error(
                        "The database does not know mail {}, which was sent: all mail is held until it is released",
                        unknown);
            }
        });
    }

    /** It is the mail of all clients, so who serves some of them only does not decide on it. */
    private static Actor requireOfTheHouse(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        if (!actor.scope().all()) {
            throw new AccessDenied();
        }
        return actor;
    }

    private void record(String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.msp(), event, "", by, facts));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
