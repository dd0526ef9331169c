package io.plimsoll.enforcement;

import static io.plimsoll.enforcement.TerminationState.AVERTED;
import static io.plimsoll.enforcement.TerminationState.NOTICED;
import static io.plimsoll.enforcement.TerminationState.OFFBOARDED;
import static io.plimsoll.enforcement.TerminationState.RECOMMENDED;
import static io.plimsoll.enforcement.TerminationState.REJECTED;
import static io.plimsoll.enforcement.TerminationState.TERMINATED;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One attempt to end services for good: a reasoned recommendation, a second person's approval, notice, the end. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "service_termination")
class Termination {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String caseNumber;
    private String client;

    @Enumerated(EnumType.STRING)
    private TerminationState state;

    @Convert(converter = IdsColumn.class)
    private List<String> serviceIds;

    private String determination;

    /** What the recommendation rested on, as it was then: one "label: figure" a line. */
    private String grounds;

    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "recommended_by"))
    @AttributeOverride(name = "name", column = @Column(name = "recommended_by_name"))
    @AttributeOverride(name = "inPlaceOf", column = @Column(name = "recommended_in_place_of"))
    @AttributeOverride(name = "inPlaceOfName", column = @Column(name = "recommended_in_place_of_name"))
    private Person recommendedBy;

    private Instant recommendedAt;

    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "decided_by"))
    @AttributeOverride(name = "name", column = @Column(name = "decided_by_name"))
    @AttributeOverride(name = "inPlaceOf", column = @Column(name = "decided_in_place_of"))
    @AttributeOverride(name = "inPlaceOfName", column = @Column(name = "decided_in_place_of_name"))
    private @Nullable Person decidedBy;

    private @Nullable Instant decidedAt;
    private @Nullable String noticeDocument;
    private @Nullable Instant noticeEndsAt;

    @Embedded
    @AttributeOverride(name = "zone", column = @Column(name = "notice_zone"))
    @AttributeOverride(name = "calendar", column = @Column(name = "notice_calendar"))
    private @Nullable ReckonedBy noticeReckonedBy;

    private @Nullable Instant terminatedAt;
    private @Nullable String packDocument;
    private @Nullable String offboarding;

    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "offboarded_by"))
    @AttributeOverride(name = "name", column = @Column(name = "offboarded_by_name"))
    @AttributeOverride(name = "inPlaceOf", column = @Column(name = "offboarded_in_place_of"))
    @AttributeOverride(name = "inPlaceOfName", column = @Column(name = "offboarded_in_place_of_name"))
    private @Nullable Person offboardedBy;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Termination() {}

    Termination(
            String id,
            ClientId client,
            CaseNumber number,
            List<String> serviceIds,
            String determination,
            String grounds,
            Actor by,
            Instant at) {
        this.id = id;
        this.client = client.value();
        this.caseNumber = number.value();
        this.state = RECOMMENDED;
        this.serviceIds = List.copyOf(serviceIds);
        this.determination = determination;
        this.grounds = grounds;
        this.recommendedBy = Person.of(by, Role.SERVICE_MANAGER);
        this.recommendedAt = at;
    }

    /** The caller has made sure that this is not who recommended it. */
    void decided(boolean approved, Actor by, Instant at) {
        require(RECOMMENDED);
        if (recommendedBy.is(by)) {
            throw new IllegalStateException("Who recommended a termination does not decide on it: " + caseNumber);
        }
        decidedBy = Person.of(by, Role.DIRECTOR);
        decidedAt = at;
        state = approved ? RECOMMENDED : REJECTED;
    }

    void noticed(String document, Deadline ends) {
        require(RECOMMENDED);
        if (decidedBy == null) {
            throw new IllegalStateException("No notice before an approval: " + caseNumber);
        }
        noticeDocument = document;
        noticeEndsAt = ends.at();
        noticeReckonedBy = ends.reckonedBy();
        state = NOTICED;
    }

    /** The notice period ends otherwise than the notice says. */
    void noticedUntil(Deadline end) {
        require(NOTICED);
        noticeEndsAt = end.at();
        noticeReckonedBy = end.reckonedBy();
    }

    /** The notice period while it runs; empty where none does or its calendar was not kept. */
    Optional<Deadline> running() {
        return state != NOTICED || noticeEndsAt == null || noticeReckonedBy == null
                ? Optional.empty()
                : Optional.of(noticeReckonedBy.deadline(noticeEndsAt));
    }

    void terminated(Instant at) {
        require(NOTICED);
        terminatedAt = at;
        state = TERMINATED;
    }

    void packed(String document) {
        require(TERMINATED);
        packDocument = document;
    }

    void offboarded(String list, Actor by) {
        require(TERMINATED);
        offboarding = list;
        offboardedBy = Person.of(by, Role.ANALYST);
        state = OFFBOARDED;
    }

    /** The matter is over; without effect where this was rejected, or the services have ended. */
    void avert() {
        if (state == RECOMMENDED || state == NOTICED) {
            state = AVERTED;
        }
    }

    private void require(TerminationState allowed) {
        if (state != allowed) {
            throw new IllegalStateException("The termination of %s is %s".formatted(caseNumber, state));
        }
    }

    String id() {
        return id;
    }

    ClientId client() {
        return new ClientId(client);
    }

    CaseNumber number() {
        return new CaseNumber(caseNumber);
    }

    TerminationState state() {
        return state;
    }

    List<String> serviceIds() {
        return serviceIds;
    }

    String determination() {
        return determination;
    }

    String grounds() {
        return grounds;
    }

    Person recommendedBy() {
        return recommendedBy;
    }

    Instant recommendedAt() {
        return recommendedAt;
    }

    Optional<Person> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<String> noticeDocument() {
        return Optional.ofNullable(noticeDocument);
    }

    /** Zone and version of the calendar; "" where that was not kept. */
    String noticeReckonedBy() {
        return noticeReckonedBy == null ? "" : noticeReckonedBy.toString();
    }

    Optional<Instant> noticeEndsAt() {
        return Optional.ofNullable(noticeEndsAt);
    }

    Optional<Instant> terminatedAt() {
        return Optional.ofNullable(terminatedAt);
    }

    Optional<String> packDocument() {
        return Optional.ofNullable(packDocument);
    }

    /** Who handed back and took back what, and when. */
    Optional<String> offboarding() {
        return Optional.ofNullable(offboarding);
    }

    Optional<Person> offboardedBy() {
        return Optional.ofNullable(offboardedBy);
    }
}
