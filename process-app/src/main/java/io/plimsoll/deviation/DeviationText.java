package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.StandIn;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of what is agreed, with its signature and approvals: a new version starts without any. */
@Entity
@Table(name = "deviation_text")
class DeviationText {

    @Id
    private String id;

    private int textVersion;
    private String reason;
    private String request;

    @Embedded
    private Assessment assessment;

    private String assessorSubject;
    private String assessorName;
    private Instant assessedAt;

    @ElementCollection
    @CollectionTable(name = "deviation_asset", joinColumns = @JoinColumn(name = "text_id"))
    @OrderColumn(name = "nr")
    @Column(name = "asset")
    private List<String> scope = new ArrayList<>();

    /** Null where all assets are in {@link #scope}, as they were while few were expected. */
    private @Nullable Integer scopeAssets;

    private @Nullable String scopeSha256;

    @Embedded
    private @Nullable FrozenText frozen;

    @Embedded
    private @Nullable Acknowledgement acknowledgement;

    @Embedded
    private @Nullable Superseded superseded;

    private @Nullable String reviewNote;

    @ElementCollection
    @CollectionTable(name = "deviation_approval", joinColumns = @JoinColumn(name = "text_id"))
    @OrderColumn(name = "nr")
    private List<Approval> approvals = new ArrayList<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DeviationText() {}

    DeviationText(String id, int version, Wish wish, Assessment assessment, Actor assessor, Instant at) {
        this.id = id;
        this.textVersion = version;
        this.reason = wish.reason();
        this.request = wish.explanation();
        this.assessment = assessment;
        this.assessorSubject = assessor.subject();
        this.assessorName = assessor.name();
        this.assessedAt = at;
    }

    void freeze(FrozenText text, Scope covered) {
        frozen = text;
        scope.addAll(covered.listed());
        scopeAssets = covered.assets();
        scopeSha256 = covered.sha256();
    }

    void acknowledge(Acknowledgement given) {
        if (acknowledgement != null) {
            throw new IllegalStateException("This text has been answered already");
        }
        acknowledgement = given;
    }

    void decide(Approval approval) {
        approvals.add(approval);
    }

    void supersede(Superseded how) {
        superseded = how;
    }

    void review(String note) {
        reviewNote = note;
    }

    /** Four eyes: neither who assessed the risk nor who has approved already may approve, nor anybody in their place. */
    boolean isInvolved(Actor actor, Optional<StandIn> place) {
        return isInvolved(actor.subject())
                || place.filter(absent -> isInvolved(absent.subject())).isPresent();
    }

    private boolean isInvolved(String person) {
        return assessorSubject.equals(person) || approvals.stream().anyMatch(approval -> approval.isOf(person));
    }

    String id() {
        return id;
    }

    int version() {
        return textVersion;
    }

    Wish wish() {
        return new Wish(reason, request);
    }

    Assessment assessment() {
        return assessment;
    }

    String assessorSubject() {
        return assessorSubject;
    }

    String assessorName() {
        return assessorName;
    }

    Instant assessedAt() {
        return assessedAt;
    }

    Scope scope() {
        return new Scope(
                scope, scopeAssets == null ? scope.size() : scopeAssets, scopeSha256 == null ? "" : scopeSha256);
    }

    Optional<FrozenText> frozen() {
        return Optional.ofNullable(frozen);
    }

    FrozenText requireFrozen() {
        return frozen().orElseThrow(() -> new IllegalStateException("The text is not frozen yet"));
    }

    Optional<Acknowledgement> acknowledgement() {
        return Optional.ofNullable(acknowledgement);
    }

    Optional<Superseded> superseded() {
        return Optional.ofNullable(superseded);
    }

    /** What was said when this text came up for review, "" before. */
    String reviewNote() {
        return reviewNote == null ? "" : reviewNote;
    }

    /** Why an approver rejected it, "" where nobody did. */
    String rejection() {
        return approvals.stream()
                .filter(approval -> !approval.approved())
                .map(Approval::explanation)
                .findFirst()
                .orElse("");
    }

    List<Approval> approvals() {
        return List.copyOf(approvals);
    }
}
