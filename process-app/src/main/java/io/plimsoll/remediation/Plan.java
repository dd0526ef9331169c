package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of the client's plan, with what the MSP said to it. */
@Entity
@Table(name = "remediation_plan")
class Plan {

    @Id
    private String id;

    private int planVersion;
    private String approach;
    private String owner;
    private String submitterSubject;
    private String submitterName;
    private Instant submittedAt;

    @ElementCollection
    @CollectionTable(name = "remediation_milestone", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "nr")
    private List<Milestone> milestones = new ArrayList<>();

    private @Nullable Boolean approved;
    private @Nullable String explanation;
    private @Nullable String reviewerName;
    private @Nullable Instant reviewedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    Plan(String id, int version, String approach, String owner, List<Milestone> milestones, Actor by, Instant at) {
        this.id = id;
        this.planVersion = version;
        this.approach = approach;
        this.owner = owner;
        this.milestones.addAll(milestones);
        this.submitterSubject = by.subject();
        this.submitterName = by.name();
        this.submittedAt = at;
    }

    void review(boolean isApproved, String why, Actor by, Instant at) {
        approved = isApproved;
        explanation = why;
        reviewerName = by.name();
        reviewedAt = at;
    }

    LocalDate lastDay() {
        return milestones.get(milestones.size() - 1).due();
    }

    String id() {
        return id;
    }

    int version() {
        return planVersion;
    }

    String approach() {
        return approach;
    }

    String owner() {
        return owner;
    }

    String submitterName() {
        return submitterName;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    List<Milestone> milestones() {
        return List.copyOf(milestones);
    }

    Optional<Boolean> approved() {
        return Optional.ofNullable(approved);
    }

    String explanation() {
        return explanation == null ? "" : explanation;
    }

    String reviewerName() {
        return reviewerName == null ? "" : reviewerName;
    }
}
