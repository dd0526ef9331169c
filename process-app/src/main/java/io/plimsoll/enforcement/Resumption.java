package io.plimsoll.enforcement;

import static io.plimsoll.enforcement.ResumptionState.ASKED;
import static io.plimsoll.enforcement.ResumptionState.REFUSED;
import static io.plimsoll.enforcement.ResumptionState.REJECTED;
import static io.plimsoll.enforcement.ResumptionState.RESUMED;
import static io.plimsoll.enforcement.ResumptionState.RESUMING;

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
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One giving-back of what a case holds: approved, carried out, told. A refusal of it is put off, never the end. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "service_resumption")
class Resumption {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String caseNumber;
    private String client;

    @Enumerated(EnumType.STRING)
    private ResumptionState state;

    @Convert(converter = IdsColumn.class)
    private List<String> serviceIds;

    private Instant askedAt;

    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "decided_by"))
    @AttributeOverride(name = "name", column = @Column(name = "decided_by_name"))
    @AttributeOverride(name = "inPlaceOf", column = @Column(name = "decided_in_place_of"))
    @AttributeOverride(name = "inPlaceOfName", column = @Column(name = "decided_in_place_of_name"))
    private @Nullable Person decidedBy;

    private @Nullable Instant decidedAt;
    private @Nullable Instant askAgainAt;
    private @Nullable ReckonedBy reckonedBy;
    private @Nullable Instant resumedAt;
    private String refusal = "";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Resumption() {}

    Resumption(String id, ClientId client, CaseNumber number, List<String> serviceIds, Instant at) {
        this.id = id;
        this.client = client.value();
        this.caseNumber = number.value();
        this.serviceIds = List.copyOf(serviceIds);
        this.state = ASKED;
        this.askedAt = at;
    }

    /** Asked anew: it was put off, or what became of the last approval was cut short by the end of the matter. */
    void askAgain() {
        require(ASKED, REJECTED, RESUMING, REFUSED);
        refusal = "";
        state = ASKED;
    }

    void approved(Actor by, Instant at) {
        require(ASKED);
        decidedBy = Person.of(by, Role.SERVICE_MANAGER);
        decidedAt = at;
        state = RESUMING;
    }

    void putOff(Actor by, Instant at, Deadline until) {
        require(ASKED);
        decidedBy = Person.of(by, Role.SERVICE_MANAGER);
        decidedAt = at;
        askAgainAt = until.at();
        reckonedBy = until.reckonedBy();
        state = REJECTED;
    }

    void refused(String reason) {
        require(RESUMING, REFUSED);
        refusal = reason;
        state = REFUSED;
    }

    void tryAgain() {
        require(REFUSED);
        refusal = "";
        state = RESUMING;
    }

    void resumed(Instant at) {
        require(RESUMING, REFUSED);
        resumedAt = at;
        state = RESUMED;
    }

    private void require(ResumptionState... allowed) {
        if (!Arrays.asList(allowed).contains(state)) {
            throw new IllegalStateException("The resumption of %s is %s".formatted(caseNumber, state));
        }
    }

    boolean isOpen() {
        return state != RESUMED;
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

    ResumptionState state() {
        return state;
    }

    List<String> serviceIds() {
        return serviceIds;
    }

    Instant askedAt() {
        return askedAt;
    }

    Optional<Person> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<Instant> askAgainAt() {
        return Optional.ofNullable(askAgainAt);
    }

    Optional<Instant> resumedAt() {
        return Optional.ofNullable(resumedAt);
    }

    String refusal() {
        return refusal;
    }
}
