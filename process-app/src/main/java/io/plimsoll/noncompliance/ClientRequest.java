package io.plimsoll.noncompliance;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** Something asked of a client, with its clock; open until it is answered, runs out or is no longer needed. */
@Entity
@Filter(name = Tenancy.FILTER, deduceAliasInjectionPoints = false, condition = NonCompliance.OF_TENANTS_CASE)
class ClientRequest {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String caseNumber;
    private @Nullable String openKey;
    private String task;

    @Convert(converter = NamesColumn.class)
    private Set<String> asked;

    private Instant askedAt;
    private Instant dueAt;
    private String zone;
    private int calendarVersion;

    /** Whether the time was counted in working days; an agreed end stands whatever the calendar says. */
    private boolean reckoned;

    /** The latest version of the calendar of which somebody said that it moves nothing here; of before there were {@link ClockDecision}s. */
    private int keptAgainst;

    private @Nullable Instant stoppedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable StopReason stoppedFor;

    @Convert(converter = LadderColumn.class)
    private Ladder ladder;

    private int lastRung;
    private int reminders;
    private @Nullable String ending;
    private @Nullable Instant endedAt;

    /** Counts in the order of writing, which a clock that is set back cannot change; the database counts. */
    @Column(insertable = false, updatable = false)
    private @Nullable Long entryNo;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ClientRequest() {}

    @SuppressWarnings("NullAway.Init")
    ClientRequest(String id, RequestOrder order, Instant askedAt, Deadline due, Ladder ladder) {
        this.id = id;
        this.caseNumber = order.number().value();
        this.openKey = caseNumber;
        this.task = order.task();
        this.asked = order.asked().stream().map(Role::name).collect(Collectors.toSet());
        this.askedAt = askedAt;
        this.dueAt = due.at();
        this.zone = due.zone().getId();
        this.calendarVersion = due.calendarVersion();
        this.reckoned = order.until() == null;
        this.ladder = ladder;
    }

    void reminded(PlannedRung rung) {
        lastRung = rung.nr();
        reminders++;
    }

    /** A person reminded besides the ladder, which goes on as planned. */
    void remindedByHand() {
        reminders++;
    }

    /**
     * Other times by another policy.
     *
     * @param passed up to which rung nothing is sent any more
     */
    void replan(Instant due, Ladder planned, int passed) {
        dueAt = due;
        ladder = planned;
        lastRung = passed;
    }

    /** As much working time as before, seen from another moment or by another calendar. */
    void carry(WorkingTime.Carrying by, Instant from) {
        dueAt = by.move().apply(dueAt);
        ladder = ladder.carried(from, by.move());
        zone = by.zone().getId();
        calendarVersion = by.version();
    }

    boolean isUndecidedFor(int version) {
        return reckoned && stoppedAt == null && calendarVersion < version && keptAgainst < version;
    }

    /** The client waits for the MSP: until that is over, none of the client's time passes. */
    void stop(StopReason reason, Instant at) {
        stoppedAt = at;
        stoppedFor = reason;
    }

    void goOn() {
        stoppedAt = null;
        stoppedFor = null;
    }

    Optional<ClockStop> stopped() {
        return stoppedAt == null || stoppedFor == null
                ? Optional.empty()
                : Optional.of(new ClockStop(stoppedAt, stoppedFor));
    }

    boolean isReckoned() {
        return reckoned;
    }

    int calendarVersion() {
        return calendarVersion;
    }

    /**
     * Ends the request; a case can then be asked again.
     *
     * @param how answered, silent, or dropped
     */
    void end(String how, Instant at) {
        openKey = null;
        ending = how;
        endedAt = at;
    }

    boolean isOpen() {
        return openKey != null;
    }

    boolean endedInSilence() {
        return "silent".equals(ending);
    }

    String id() {
        return id;
    }

    CaseNumber number() {
        return new CaseNumber(caseNumber);
    }

    String task() {
        return task;
    }

    Set<Role> asked() {
        return asked.stream().map(Role::valueOf).collect(Collectors.toSet());
    }

    /** Who hears of a rung: who was asked, and who signs where the rung says so. */
    Set<Role> toldAt(PlannedRung rung) {
        Set<Role> roles = new TreeSet<>(asked());
        if (rung.signatories()) {
            roles.add(Role.CLIENT_SIGNATORY);
        }
        return roles;
    }

    Instant due() {
        return dueAt;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    Ladder ladder() {
        return ladder;
    }

    int lastRung() {
        return lastRung;
    }

    int reminders() {
        return reminders;
    }

    Instant askedAt() {
        return askedAt;
    }

    PastRequest past() {
        return new PastRequest(task, askedAt, dueAt, reminders, ending, endedAt);
    }

    RequestView view() {
        return new RequestView(
                id,
                number(),
                task,
                askedAt,
                new Deadline(dueAt, zone(), calendarVersion),
                reminders,
                ladder.rungs().size());
    }
}
