package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A stored line of the engagement record; written once, never changed. */
@Entity
@Filter(name = Tenancy.FILTER, deduceAliasInjectionPoints = false, condition = NonCompliance.OF_TENANTS_CASE)
class EngagementLine implements Persistable<String> {

    @Id
    private String id;

    private String caseNumber;
    private Instant happenedAt;
    private String kind;
    private String task;
    private String detail;
    private String bySubject;
    private String byName;

    /** The request that it belongs to, and which of its mails; null and "" where there is none. */
    private @Nullable String requestId;

    private @Nullable String step;

    /** Counts in the order of writing, which a clock that is set back cannot change; the database counts. */
    @Column(insertable = false, updatable = false)
    private @Nullable Long entryNo;

    @Transient
    private boolean fresh;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected EngagementLine() {}

    EngagementLine(String id, CaseNumber number, Instant at, String kind, String task, String detail, Actor by) {
        this.id = id;
        this.caseNumber = number.value();
        this.happenedAt = at;
        this.kind = kind;
        this.task = task;
        this.detail = detail;
        this.bySubject = by.subject();
        this.byName = by.name();
        this.fresh = true;
    }

    EngagementLine of(ClientRequest request, String mail) {
        requestId = request.id();
        step = mail;
        return this;
    }

    Instant at() {
        return happenedAt;
    }

    String kind() {
        return kind;
    }

    Optional<String> request() {
        return Optional.ofNullable(requestId);
    }

    String step() {
        return step == null ? "" : step;
    }

    EngagementEntry view() {
        return new EngagementEntry(happenedAt, kind, task, detail, byName);
    }

    @Override
    public String getId() {
        return id;
    }

    /** New lines are inserted without looking for them first. */
    @Override
    public boolean isNew() {
        return fresh;
    }
}
