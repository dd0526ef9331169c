package io.plimsoll.enforcement;

import static io.plimsoll.enforcement.PauseState.ABANDONED;
import static io.plimsoll.enforcement.PauseState.ENDED;
import static io.plimsoll.enforcement.PauseState.NOTICED;
import static io.plimsoll.enforcement.PauseState.PAUSED;
import static io.plimsoll.enforcement.PauseState.PAUSING;
import static io.plimsoll.enforcement.PauseState.PREPARED;
import static io.plimsoll.enforcement.PauseState.REFUSED;
import static io.plimsoll.enforcement.PauseState.REJECTED;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One attempt to pause services because of a case: prepared by one person, approved by another, with notice and cure window. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "service_pause")
class Pause {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String caseNumber;
    private String client;

    @Enumerated(EnumType.STRING)
    private PauseState state;

    @Convert(converter = IdsColumn.class)
    private List<String> serviceIds;

    private String impact;
    private String safetyReason;
    private String safetyVerdict = "";

    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "prepared_by"))
    @AttributeOverride(name = "name", column = @Column(name = "prepared_by_name"))
    @AttributeOverride(name = "inPlaceOf", column = @Column(name = "prepared_in_place_of"))
    @AttributeOverride(name = "inPlaceOfName", column = @Column(name = "prepared_in_place_of_name"))
    private Person preparedBy;

    private Instant preparedAt;

    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "decided_by"))
    @AttributeOverride(name = "name", column = @Column(name = "decided_by_name"))
    @AttributeOverride(name = "inPlaceOf", column = @Column(name = "decided_in_place_of"))
    @AttributeOverride(name = "inPlaceOfName", column = @Column(name = "decided_in_place_of_name"))
    private @Nullable Person decidedBy;

    private @Nullable Instant decidedAt;
    private @Nullable String explanation;
    private @Nullable String noticeDocument;
    private @Nullable Instant cureEndsAt;

    @Embedded
    @AttributeOverride(name = "zone", column = @Column(name = "cure_zone"))
    @AttributeOverride(name = "calendar", column = @Column(name = "cure_calendar"))
    private @Nullable ReckonedBy cureReckonedBy;

    private @Nullable Instant pausedAt;
    private @Nullable Instant longestEndsAt;

    @Embedded
    @AttributeOverride(name = "zone", column = @Column(name = "longest_zone"))
    @AttributeOverride(name = "calendar", column = @Column(name = "longest_calendar"))
    private @Nullable ReckonedBy longestReckonedBy;

    private int extensions;
    private String refusal = "";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Pause() {}

    Pause(
            String id,
            ClientId client,
            CaseNumber number,
            List<String> serviceIds,
            String impact,
            String safetyReason,
            Actor by,
            Instant at) {
        this.id = id;
        this.client = client.value();
        this.caseNumber = number.value();
        this.state = PREPARED;
        this.serviceIds = List.copyOf(serviceIds);
        this.impact = impact;
        this.safetyReason = safetyReason;
        this.preparedBy = Person.of(by, Role.ANALYST);
        this.preparedAt = at;
    }

    void checked(String verdict) {
        require(PREPARED);
        safetyVerdict = verdict;
    }

    /** The caller has made sure that this is not who prepared it. */
    void decided(boolean approved, String words, Actor by, Instant at) {
        require(PREPARED);
        if (preparedBy.is(by)) {
            throw new IllegalStateException("Who prepared a pause does not decide on it: " + caseNumber);
        }
        decidedBy = Person.of(by, Role.SERVICE_MANAGER);
        decidedAt = at;
        explanation = words;
        state = approved ? PREPARED : REJECTED;
    }

    void noticed(String document, Deadline cureEnds) {
        require(PREPARED);
        if (decidedBy == null) {
            throw new IllegalStateException("No notice before an approval: " + caseNumber);
        }
        noticeDocument = document;
        cureEndsAt = cureEnds.at();
        cureReckonedBy = cureEnds.reckonedBy();
        state = NOTICED;
    }

    void begin() {
        require(NOTICED, PAUSING);
        state = PAUSING;
    }

    void refused(String reason) {
        require(PAUSING, REFUSED);
        refusal = reason;
        state = REFUSED;
    }

    void tryAgain() {
        require(REFUSED);
        refusal = "";
        state = PAUSING;
    }

    void abandon() {
        require(REFUSED);
        state = ABANDONED;
    }

    void paused(Instant at, Deadline longestEnds) {
        require(PAUSING, REFUSED);
        pausedAt = at;
        lastsUntil(longestEnds);
        state = PAUSED;
    }

    /** The pause may last longer; counted where the service manager chose so. */
    void prolong(Deadline until, boolean counted) {
        require(PAUSED);
        lastsUntil(until);
        extensions += counted ? 1 : 0;
    }

    private void lastsUntil(Deadline end) {
        longestEndsAt = end.at();
        longestReckonedBy = end.reckonedBy();
    }

    /** The last time to cure ends otherwise than the notice says. */
    void cureUntil(Deadline end) {
        require(NOTICED);
        cureEndsAt = end.at();
        cureReckonedBy = end.reckonedBy();
    }

    /** The matter is over; false where the pause had come to an end before. */
    boolean end() {
        boolean open = !Set.of(REJECTED, ABANDONED, ENDED).contains(state);
        if (open) {
            state = ENDED;
        }
        return open;
    }

    private void require(PauseState... allowed) {
        if (!Arrays.asList(allowed).contains(state)) {
            throw new IllegalStateException("The pause of %s is %s".formatted(caseNumber, state));
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

    PauseState state() {
        return state;
    }

    List<String> serviceIds() {
        return serviceIds;
    }

    String impact() {
        return impact;
    }

    String safetyReason() {
        return safetyReason;
    }

    String safetyVerdict() {
        return safetyVerdict;
    }

    Person preparedBy() {
        return preparedBy;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    Optional<Person> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> noticeDocument() {
        return Optional.ofNullable(noticeDocument);
    }

    /** Zone and version of the calendar; "" where that was not kept. */
    String cureReckonedBy() {
        return cureReckonedBy == null ? "" : cureReckonedBy.toString();
    }

    /** Zone and version of the calendar; "" where that was not kept. */
    String longestReckonedBy() {
        return longestReckonedBy == null ? "" : longestReckonedBy.toString();
    }

    Optional<Instant> cureEndsAt() {
        return Optional.ofNullable(cureEndsAt);
    }

    /** The clock that runs, with the calendar that it was reckoned by; empty where none does or that was not kept. */
    Optional<Deadline> running() {
        return switch (state) {
            case NOTICED -> deadline(cureEndsAt, cureReckonedBy);
            case PAUSED -> deadline(longestEndsAt, longestReckonedBy);
            default -> Optional.empty();
        };
    }

    private static Optional<Deadline> deadline(@Nullable Instant at, @Nullable ReckonedBy by) {
        return at == null || by == null ? Optional.empty() : Optional.of(by.deadline(at));
    }

    Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    Optional<Instant> longestEndsAt() {
        return Optional.ofNullable(longestEndsAt);
    }

    int extensions() {
        return extensions;
    }

    /** In the gateway's words; "" where it has not refused. */
    String refusal() {
        return refusal;
    }
}
