package io.plimsoll.incident;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/**
 * One incident as it concerns one client. What touches several clients is one of these for each of them, so that none
 * can see another; those who serve them all find the others by the occurrence.
 */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "incident")
class Incident {

    @Id
    private String number;

    @Version
    private int rowVersion;

    private String client;
    private String occurrence;
    private boolean ours;
    private boolean confirmed;
    private String summary;
    private String systems;
    private String data;
    private Instant noticedAt;
    private String noticedBy;
    private Instant reportedAt;
    private String reporterSubject;
    private String reporterName;
    private Instant clockEndsAt;

    @AttributeOverride(name = "zone", column = @Column(name = "clock_zone"))
    @AttributeOverride(name = "calendar", column = @Column(name = "clock_calendar"))
    private @Nullable ReckonedBy clockReckonedBy;

    private @Nullable Instant heardAt;
    private String lateReason;
    private int policyVersion;

    @Enumerated(EnumType.STRING)
    private IncidentState state;

    private @Nullable Rating rating;
    private @Nullable Instant toldAt;
    private @Nullable Instant receiptDueAt;

    @AttributeOverride(name = "zone", column = @Column(name = "receipt_zone"))
    @AttributeOverride(name = "calendar", column = @Column(name = "receipt_calendar"))
    private @Nullable ReckonedBy receiptReckonedBy;

    private int lastRung;
    private int reminders;

    @Enumerated(EnumType.STRING)
    private @Nullable Receipt receipt;

    private @Nullable Instant receiptAt;
    private @Nullable String receiptBy;

    @Enumerated(EnumType.STRING)
    private @Nullable IncidentEnd ending;

    private @Nullable Instant closedAt;
    private @Nullable String closedBy;
    private @Nullable String rootCause;
    private @Nullable String measures;
    private @Nullable String lessons;
    private @Nullable String documentId;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Incident() {}

    /** @param clockEnds by when the other side must know */
    Incident(
            IncidentNumber number,
            ClientId client,
            String occurrence,
            IncidentReport report,
            Actor by,
            Instant now,
            Deadline clockEnds,
            int policyVersion) {
        this.number = number.value();
        this.client = client.value();
        this.occurrence = occurrence;
        this.ours = by.isMsp();
        this.confirmed = report.confirmed();
        this.summary = report.summary();
        this.systems = report.systems();
        this.data = report.data();
        this.noticedAt = report.noticedAt();
        this.noticedBy = report.noticedBy();
        this.reportedAt = now;
        this.reporterSubject = by.subject();
        this.reporterName = by.name();
        this.clockEndsAt = clockEnds.at();
        this.clockReckonedBy = clockEnds.reckonedBy();
        this.heardAt = ours ? null : now;
        this.lateReason = report.lateReason();
        this.policyVersion = policyVersion;
        this.state = IncidentState.REPORTED;
    }

    /** Whether it is what that person reported in these words. */
    boolean isReport(IncidentReport report, Actor by) {
        return reporterSubject.equals(by.subject())
                && summary.equals(report.summary())
                && noticedAt.equals(report.noticedAt());
    }

    /** A rating can be changed for as long as the incident is open. */
    void rate(Rating given) {
        requireOpen();
        rating = given;
        confirmed = true;
        state = IncidentState.HANDLED;
    }

    /** Why the client hears of it late, where we reported it. */
    void explainDelay(String reason) {
        lateReason = reason;
    }

    /** The client is told; where we reported it ourselves, this is what stops the clock. */
    void told(Instant at, Deadline receiptDue) {
        requireOpen();
        toldAt = at;
        receiptDueAt = receiptDue.at();
        receiptReckonedBy = receiptDue.reckonedBy();
        if (heardAt == null) {
            heardAt = at;
        }
    }

    void reminded(int rung) {
        lastRung = rung;
        reminders++;
    }

    void received(Receipt how, Instant at, String by) {
        if (receipt != null) {
            throw new IllegalStateException("Receipt of " + number + " is on record already");
        }
        receipt = how;
        receiptAt = at;
        receiptBy = by;
    }

    void close(IncidentEnd how, Actor by, Instant at) {
        requireOpen();
        state = IncidentState.CLOSED;
        ending = how;
        closedAt = at;
        closedBy = by.name();
    }

    void conclude(String cause, String done, String learned) {
        requireOpen();
        rootCause = cause;
        measures = done;
        lessons = learned;
    }

    void reportedIn(String document) {
        documentId = document;
    }

    private void requireOpen() {
        if (state == IncidentState.CLOSED) {
            throw new IllegalStateException("Incident " + number + " is closed");
        }
    }

    boolean isOpen() {
        return state != IncidentState.CLOSED;
    }

    /** How long after the end of the clock the other side knew, or how long it is over already; zero where it is not. */
    Duration overrun(Instant now) {
        Instant until = heardAt == null ? closedAt == null ? now : closedAt : heardAt;
        return until.isAfter(clockEndsAt) ? Duration.between(clockEndsAt, until) : Duration.ZERO;
    }

    IncidentNumber number() {
        return new IncidentNumber(number);
    }

    ClientId client() {
        return new ClientId(client);
    }

    String occurrence() {
        return occurrence;
    }

    boolean ours() {
        return ours;
    }

    boolean confirmed() {
        return confirmed;
    }

    String summary() {
        return summary;
    }

    String systems() {
        return systems;
    }

    String data() {
        return data;
    }

    Instant noticedAt() {
        return noticedAt;
    }

    String noticedBy() {
        return noticedBy;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    String reporterName() {
        return reporterName;
    }

    Instant clockEndsAt() {
        return clockEndsAt;
    }

    @Nullable Instant heardAt() {
        return heardAt;
    }

    String lateReason() {
        return lateReason;
    }

    int policyVersion() {
        return policyVersion;
    }

    IncidentState state() {
        return state;
    }

    Optional<Rating> rating() {
        return Optional.ofNullable(rating);
    }

    @Nullable Instant toldAt() {
        return toldAt;
    }

    @Nullable Instant receiptDueAt() {
        return receiptDueAt;
    }

    int lastRung() {
        return lastRung;
    }

    int reminders() {
        return reminders;
    }

    @Nullable Receipt receipt() {
        return receipt;
    }

    @Nullable Instant receiptAt() {
        return receiptAt;
    }

    @Nullable String receiptBy() {
        return receiptBy;
    }

    @Nullable IncidentEnd ending() {
        return ending;
    }

    @Nullable Instant closedAt() {
        return closedAt;
    }

    Optional<IncidentView.Conclusion> conclusion() {
        return rootCause == null || measures == null || lessons == null
                ? Optional.empty()
                : Optional.of(new IncidentView.Conclusion(rootCause, measures, lessons));
    }

    @Nullable String documentId() {
        return documentId;
    }
}
