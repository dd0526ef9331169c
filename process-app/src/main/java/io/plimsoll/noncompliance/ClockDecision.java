package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.ledger.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.springframework.data.domain.Persistable;

/**
 * What somebody said of one running clock when its client's calendar changed; never changed. The words may name people,
 * so the ledger gets only their salted hash.
 */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "clock_decision")
class ClockDecision implements Persistable<String> {

    @Id
    private String id;

    private String client;
    private String clockId;

    /** The version of the calendar that was decided about. */
    private int calendar;

    private boolean moved;
    private String words;
    private String bySubject;
    private String byName;
    private Instant decidedAt;

    @Transient
    private boolean fresh;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ClockDecision() {}

    ClockDecision(
            ClientId client, RunningClock about, int calendar, boolean moved, String words, Actor by, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch().toString();
        this.client = client.value();
        this.clockId = about.id();
        this.calendar = calendar;
        this.moved = moved;
        this.words = words;
        this.bySubject = by.subject();
        this.byName = by.name();
        this.decidedAt = at;
        this.fresh = true;
    }

    /** SHA-256 of id, line feed and words, hex: the id, which the ledger does not hold, is the salt. */
    String fingerprint() {
        return Sha256.salted(id, words);
    }

    String clockId() {
        return clockId;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
