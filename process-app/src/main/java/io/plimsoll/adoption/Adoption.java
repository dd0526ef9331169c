package io.plimsoll.adoption;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One version of a standard on its way into force for one client; at most one of a standard at a time. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "adoption")
class Adoption {

    @Id
    private String number;

    @Version
    private int rowVersion;

    private String client;
    private @Nullable String openKey;
    private String standard;
    private String fromVersion;
    private String toVersion;
    private String announcedBySubject;
    private String announcedByName;
    private Instant announcedAt;
    private Instant inForceAt;

    @AttributeOverride(name = "zone", column = @Column(name = "in_force_zone"))
    @AttributeOverride(name = "calendar", column = @Column(name = "in_force_calendar"))
    private ReckonedBy inForceReckonedBy;

    private Instant dueAt;
    private String zone;
    private int calendarVersion;
    private int policyVersion;
    /** Of the hashes that the ledger holds of words; it is kept here alone, so that the words can be erased. */
    private String salt;

    private int lastRung;
    private int reminders;
    private @Nullable FrozenImpact frozen;

    @Enumerated(EnumType.STRING)
    private @Nullable AdoptionAnswer answer;

    private @Nullable Instant answeredAt;
    private @Nullable GivenAnswer given;
    private @Nullable Instant inForceSince;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Adoption() {}

    /**
     * @param from the version in force, "" where the client has adopted none
     * @param inForce when it comes into force
     * @param due until when it is to be acknowledged
     */
    Adoption(
            AdoptionNumber number,
            ClientId client,
            String standard,
            String from,
            String to,
            Actor by,
            Instant now,
            Deadline inForce,
            Deadline due,
            int policyVersion) {
        this.number = number.value();
        this.client = client.value();
        this.openKey = client.value() + "|" + standard;
        this.standard = standard;
        this.fromVersion = from;
        this.toVersion = to;
        this.announcedBySubject = by.subject();
        this.announcedByName = by.name();
        this.announcedAt = now;
        this.inForceAt = inForce.at();
        this.inForceReckonedBy = inForce.reckonedBy();
        this.dueAt = due.at();
        this.zone = due.zone().getId();
        this.calendarVersion = due.calendarVersion();
        this.policyVersion = policyVersion;
        this.salt = UUID.randomUUID().toString();
        if (from.isEmpty()) {
            this.inForceSince = now;
        }
    }

    void freeze(FrozenImpact impact) {
        if (frozen != null) {
            throw new IllegalStateException("The text of " + number + " is frozen already");
        }
        frozen = impact;
    }

    /** There is time to acknowledge until another moment. */
    void askedUntil(Deadline due) {
        dueAt = due.at();
        zone = due.zone().getId();
        calendarVersion = due.calendarVersion();
    }

    /**
     * Until when it is to be acknowledged, while it is and where that was counted: before a version comes into force, the
     * day that was stated is the end.
     */
    Optional<Deadline> running() {
        return isOpen() && first() && answer == null && frozen != null
                ? Optional.of(new Deadline(dueAt, ZoneId.of(zone), calendarVersion))
                : Optional.empty();
    }

    void reminded(int rung) {
        lastRung = rung;
        reminders++;
    }

    void acknowledge(GivenAnswer by) {
        answer(AdoptionAnswer.ACKNOWLEDGED, by.at());
        given = by;
    }

    void refuse(GivenAnswer by) {
        answer(AdoptionAnswer.REFUSED, by.at());
        given = by;
    }

    void silent(Instant at) {
        answer(AdoptionAnswer.SILENT, at);
    }

    private void answer(AdoptionAnswer how, Instant at) {
        if (answer != null || !isOpen()) {
            throw new IllegalStateException(number + " is answered or over already");
        }
        answer = how;
        answeredAt = at;
    }

    /** It ends with the version in force, whatever was answered: acknowledged, refused or silent. */
    void putInForce(Instant at) {
        if (answer == null || !isOpen()) {
            throw new IllegalStateException("No answer to " + number + " is on record, or it is over");
        }
        if (inForceSince == null) {
            inForceSince = at;
        }
        end(at, "");
    }

    /** It ends before its time. */
    void end(Instant at, String reason) {
        if (!isOpen()) {
            throw new IllegalStateException(number + " is over already");
        }
        openKey = null;
        endedAt = at;
        endReason = reason;
    }

    boolean isOpen() {
        return openKey != null;
    }

    AdoptionNumber number() {
        return new AdoptionNumber(number);
    }

    ClientId client() {
        return new ClientId(client);
    }

    String standard() {
        return standard;
    }

    String from() {
        return fromVersion;
    }

    String to() {
        return toVersion;
    }

    boolean first() {
        return fromVersion.isEmpty();
    }

    String announcedByName() {
        return announcedByName;
    }

    Instant announcedAt() {
        return announcedAt;
    }

    Instant inForceAt() {
        return inForceAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    String zone() {
        return zone;
    }

    int calendarVersion() {
        return calendarVersion;
    }

    int policyVersion() {
        return policyVersion;
    }

    String salt() {
        return salt;
    }

    int lastRung() {
        return lastRung;
    }

    int reminders() {
        return reminders;
    }

    Optional<FrozenImpact> frozen() {
        return Optional.ofNullable(frozen);
    }

    @Nullable AdoptionAnswer answer() {
        return answer;
    }

    @Nullable Instant answeredAt() {
        return answeredAt;
    }

    Optional<GivenAnswer> given() {
        return Optional.ofNullable(given);
    }

    @Nullable Instant inForceSince() {
        return inForceSince;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    String endReason() {
        return endReason == null ? "" : endReason;
    }
}
