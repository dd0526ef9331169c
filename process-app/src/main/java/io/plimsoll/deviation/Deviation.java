package io.plimsoll.deviation;

import static io.plimsoll.deviation.DeviationState.APPROVED;
import static io.plimsoll.deviation.DeviationState.DECLINED;
import static io.plimsoll.deviation.DeviationState.DRAFTED;
import static io.plimsoll.deviation.DeviationState.ENDED;
import static io.plimsoll.deviation.DeviationState.FROZEN;
import static io.plimsoll.deviation.DeviationState.IN_FORCE;
import static io.plimsoll.deviation.DeviationState.LAPSED;
import static io.plimsoll.deviation.DeviationState.PART_APPROVED;
import static io.plimsoll.deviation.DeviationState.REJECTED;
import static io.plimsoll.deviation.DeviationState.RENEWING;
import static io.plimsoll.deviation.DeviationState.REVISING;
import static io.plimsoll.deviation.DeviationState.RUNNING_OUT;
import static io.plimsoll.deviation.DeviationState.SIGNED;
import static io.plimsoll.deviation.DeviationState.SILENT;
import static io.plimsoll.deviation.DeviationState.VOIDED;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One agreement of one case: its texts, who stands behind each, and until when it holds. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "deviation")
class Deviation {

    @Id
    private String id;

    @Version
    private int rowVersion;

    private String client;
    private String caseNumber;
    private int agreement;

    @Enumerated(EnumType.STRING)
    private DeviationState state;

    private int renewals;
    private int levels;
    private Instant openedAt;
    private @Nullable Instant inForceSince;
    private @Nullable Instant inForceUntil;
    private @Nullable Instant reviewAt;

    /** Both the end and the review of what is in force. */
    private @Nullable ReckonedBy reckonedBy;

    private int inForceVersion;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "deviation_id", nullable = false, updatable = false)
    @OrderBy("textVersion")
    private List<DeviationText> texts = new ArrayList<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Deviation() {}

    /** An agreement begins with its first assessed text. */
    Deviation(String id, ClientId client, CaseNumber number, int agreement, DeviationText first) {
        this.id = id;
        this.client = client.value();
        this.caseNumber = number.value();
        this.agreement = agreement;
        this.state = DRAFTED;
        this.openedAt = first.assessedAt();
        this.texts.add(first);
    }

    /** A text that was changed, or a renewal, is a decision of its own that nobody has signed or approved. */
    void reassess(DeviationText next) {
        become(DRAFTED);
        levels = 0;
        texts.add(next);
    }

    void freeze(FrozenText text, Scope scope) {
        become(FROZEN);
        current().freeze(text, scope);
    }

    void acknowledge(Acknowledgement given) {
        current().acknowledge(given);
        if (given.signed()) {
            become(SIGNED);
        } else {
            notAgreed(DECLINED, given.at(), given.declineReason());
        }
    }

    void silent(Instant at) {
        notAgreed(SILENT, at, "");
    }

    /** Of a renewal nothing is left but the old term, which both sides signed: it goes on to its day. */
    private void notAgreed(DeviationState outcome, Instant at, String why) {
        if (inForceSince == null) {
            become(outcome);
            end(at, why);
        } else {
            become(RUNNING_OUT);
            endReason = why;
        }
    }

    /** The text is to be changed; whatever was signed or approved of it is void. */
    void revise(Actor by, String why, Instant at) {
        become(REVISING);
        current().supersede(new Superseded(by.subject(), by.name(), why, at));
    }

    /** Fixes how many people have to approve, 1 or 2. */
    void requireLevels(int needed) {
        require(SIGNED);
        levels = needed;
    }

    void decide(Actor by, boolean approved, String explanation, Instant at) {
        if (levels == 0) {
            throw new IllegalStateException("No approval rule has been applied");
        }
        int level = nextLevel();
        Optional<StandIn> place = by.inPlaceOf(approver(level));
        if (current().isInvolved(by, place)) {
            throw new IllegalStateException("Four eyes: this person is involved already");
        }
        current().decide(Approval.of(level, approved, by, place, at, explanation));
        if (approved) {
            become(level < levels ? PART_APPROVED : APPROVED);
        } else {
            notAgreed(REJECTED, at, explanation);
        }
    }

    void putInForce(Instant since, Deadline until, Instant review) {
        become(IN_FORCE);
        inForceSince = since;
        inForceUntil = until.at();
        reviewAt = review;
        reckonedBy = until.reckonedBy();
        inForceVersion = current().version();
    }

    /** The review decided for a new assessment; what is in force stays so until its date. */
    void renew(String note) {
        become(RENEWING);
        current().review(note);
        renewals++;
    }

    /** The review decided against a renewal; what was agreed goes on to its day. */
    void giveUp(String note) {
        become(RUNNING_OUT);
        current().review(note);
        endReason = note;
    }

    void lapse(Instant at) {
        become(LAPSED);
        end(at, endReason());
    }

    /** The evidence is worse than what was signed or is about to be. */
    void voidIt(String reason, Instant at) {
        become(VOIDED);
        end(at, reason);
    }

    /** The matter itself is over. */
    void matterOver(String reason, Instant at) {
        become(ENDED);
        end(at, reason);
    }

    private void end(Instant at, String reason) {
        endedAt = at;
        endReason = reason;
    }

    private void become(DeviationState next) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(reference(), state, next));
        }
        state = next;
    }

    private void require(DeviationState expected) {
        if (state != expected) {
            throw new IllegalStateException("%s is %s, not %s".formatted(reference(), state, expected));
        }
    }

    /** Which approval comes next, 1 or 2. */
    int nextLevel() {
        return current().approvals().size() + 1;
    }

    /** Who approves on that level. */
    static Role approver(int level) {
        return level == 1 ? Role.SERVICE_MANAGER : Role.DIRECTOR;
    }

    boolean awaitsApproval() {
        return (state == SIGNED && levels > 0) || state == PART_APPROVED;
    }

    boolean awaitsSecondApproval() {
        return state == PART_APPROVED;
    }

    /** What people quote: the case, the number of its agreement, the version of the text. */
    String reference() {
        return reference(current());
    }

    String reference(DeviationText text) {
        return caseNumber.replace("NC-", "DV-") + "-" + agreement + "." + text.version();
    }

    /** What the client last had before it and was asked to sign, apart from the current text. */
    Optional<DeviationText> lastShown() {
        return texts.stream()
                .filter(text -> text != current() && text.frozen().isPresent())
                .reduce((earlier, later) -> later);
    }

    /** The text in force, which during a renewal is not the current one. */
    DeviationText inForceText() {
        return texts.stream()
                .filter(text -> text.version() == inForceVersion)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(reference() + " was never in force"));
    }

    /** Whether it covers the case at that moment; the old term goes on while a renewal waits. */
    boolean isInForceAt(Instant at) {
        return !state.isOver() && inForceUntil != null && at.isBefore(inForceUntil);
    }

    DeviationText current() {
        return texts.get(texts.size() - 1);
    }

    List<DeviationText> texts() {
        return List.copyOf(texts);
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

    int agreement() {
        return agreement;
    }

    DeviationState state() {
        return state;
    }

    int renewals() {
        return renewals;
    }

    int levels() {
        return levels;
    }

    Instant openedAt() {
        return openedAt;
    }

    Optional<Instant> inForceSince() {
        return Optional.ofNullable(inForceSince);
    }

    Optional<Instant> inForceUntil() {
        return Optional.ofNullable(inForceUntil);
    }

    Optional<Instant> reviewAt() {
        return Optional.ofNullable(reviewAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    String endReason() {
        return endReason == null ? "" : endReason;
    }
}
