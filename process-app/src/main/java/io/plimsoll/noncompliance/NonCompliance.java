package io.plimsoll.noncompliance;

import static io.plimsoll.noncompliance.CaseState.ACCEPTED;
import static io.plimsoll.noncompliance.CaseState.AGREEING;
import static io.plimsoll.noncompliance.CaseState.CLOSED;
import static io.plimsoll.noncompliance.CaseState.DISPUTED;
import static io.plimsoll.noncompliance.CaseState.ENFORCING;
import static io.plimsoll.noncompliance.CaseState.PAUSED;
import static io.plimsoll.noncompliance.CaseState.PAUSING;
import static io.plimsoll.noncompliance.CaseState.REMEDIATING;
import static io.plimsoll.noncompliance.CaseState.RESPONDING;
import static io.plimsoll.noncompliance.CaseState.RESUMING;
import static io.plimsoll.noncompliance.CaseState.TERMINATING;
import static io.plimsoll.noncompliance.CaseState.VERIFYING;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A case: where it stands, what was fixed when it started, and which ways lead on from there. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "non_compliance")
class NonCompliance {

    /** The tenant's filter for rows that name a case and no client. */
    static final String OF_TENANTS_CASE = "(:clients = '*' or exists (select 1 from non_compliance n"
            + " where n.case_number = {alias}.case_number and :clients like concat('% ', n.client, ' %')))";

    /**
     * The ways a case may go, besides staying where it is. All states lead to CLOSED, since a matter can be over at any
     * point, but only {@link #close} goes there.
     * <ul>
     * <li>RESPONDING: the client disputes, asks for a deviation, or promises a remedy; or is silent, or has been asked
     * often enough.
     * <li>DISPUTED: a rejected dispute asks the client again, or enforcement follows where no round is left.
     * <li>AGREEING: comes into force; or is declined, rejected, voided by worse evidence; or nobody signed.
     * <li>ACCEPTED: a renewal is agreed anew; a lapse or worse evidence asks the client again.
     * <li>REMEDIATING and VERIFYING: a failed try plans again, until enforcement follows; a declined or expired offer
     * asks the client again.
     * <li>ENFORCING: more time asks the client again; or the approved pause begins.
     * <li>PAUSING: the pause takes effect; a refused one is given up, at once where nothing is held, else by resuming.
     * <li>PAUSED: never back to the client while something is held: only resuming or ending the service leads on.
     * <li>TERMINATING: rejected or put off, it is a pause again; cured in the notice period, the service resumes.
     * <li>RESUMING: what is left of a given-up pause; the matter itself may still stand.
     * </ul>
     */
    private static final Map<CaseState, Set<CaseState>> WAYS = Map.ofEntries(
            Map.entry(RESPONDING, Set.of(DISPUTED, AGREEING, REMEDIATING, ENFORCING)),
            Map.entry(DISPUTED, Set.of(RESPONDING, ENFORCING)),
            Map.entry(AGREEING, Set.of(ACCEPTED, RESPONDING, ENFORCING)),
            Map.entry(ACCEPTED, Set.of(AGREEING, RESPONDING, ENFORCING)),
            Map.entry(REMEDIATING, Set.of(VERIFYING, RESPONDING, ENFORCING)),
            Map.entry(VERIFYING, Set.of(REMEDIATING, RESPONDING, ENFORCING)),
            Map.entry(ENFORCING, Set.of(RESPONDING, PAUSING)),
            Map.entry(PAUSING, Set.of(PAUSED, RESUMING, RESPONDING, ENFORCING)),
            Map.entry(PAUSED, Set.of(TERMINATING, RESUMING)),
            Map.entry(TERMINATING, Set.of(PAUSED, RESUMING)),
            Map.entry(RESUMING, Set.of(RESPONDING, ENFORCING)),
            Map.entry(CLOSED, Set.of()));

    @Id
    private String caseNumber;

    @Version
    private @Nullable Integer version;

    private String client;
    private @Nullable String openKey;
    private String standard;
    private String standardVersion;
    private String control;
    private String title;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Enumerated(EnumType.STRING)
    private @Nullable CaseOutcome outcome;

    @Enumerated(EnumType.STRING)
    private @Nullable CaseOutcome pendingOutcome;

    private @Nullable String overReason;
    private @Nullable String overSource;
    private int policyVersion;

    @Embedded
    private @Nullable KeptPolicy policy;

    private int rounds;
    private int extensions;
    private int extraDays;
    private int assets;
    private Instant openedAt;
    private @Nullable Instant closedAt;

    @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "baseline_id")
    private @Nullable Baseline baseline;

    /** A baseline of the time when all assets were kept by name; no new ones are. */
    @Column(name = "baseline")
    private @Nullable String namedBaseline;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected NonCompliance() {}

    @SuppressWarnings("NullAway.Init")
    NonCompliance(
            CaseNumber number, ClientId client, Control control, Evidence evidence, int policyVersion, Instant at) {
        this.caseNumber = number.value();
        this.client = client.value();
        start(control, evidence, policyVersion, at);
    }

    /** The finding fails again: the same number and history, a new way through the models, the control as it is now. */
    void reopen(Control judgedBy, Evidence evidence, int newPolicyVersion, Instant at) {
        if (state != CLOSED) {
            throw new IllegalStateException("Only a closed case is reopened: " + caseNumber);
        }
        start(judgedBy, evidence, newPolicyVersion, at);
    }

    private void start(Control judgedBy, Evidence evidence, int newPolicyVersion, Instant at) {
        standard = judgedBy.ref().standard();
        standardVersion = judgedBy.ref().version();
        control = judgedBy.ref().code();
        title = judgedBy.title();
        severity = judgedBy.severity();
        openKey = client + "/" + control;
        state = RESPONDING;
        outcome = null;
        pendingOutcome = null;
        overReason = null;
        overSource = null;
        policyVersion = newPolicyVersion;
        policy = null;
        rounds = 0;
        extensions = 0;
        extraDays = 0;
        assets = evidence.size();
        openedAt = at;
        closedAt = null;
        forgetBaseline();
    }

    void rate(Severity rated) {
        requireOpen();
        severity = rated;
    }

    void keep(ResponsePolicy figures) {
        requireOpen();
        policy = KeptPolicy.of(figures);
    }

    /**
     * From now on the case goes by another version, on purpose; the severity that it was rated with stays.
     *
     * @param figures what follows from it; null where none were fixed yet, since they will be by that version
     */
    void moveTo(int newPolicyVersion, @Nullable ResponsePolicy figures) {
        requireOpen();
        policyVersion = newPolicyVersion;
        if (policy != null && figures != null) {
            policy = KeptPolicy.of(figures);
        }
    }

    /** Whether the response policy is fixed, which it is not before the first step was made. */
    boolean hasPolicy() {
        return policy != null;
    }

    /** Begins a new round of asking and hands out how many working days the client has, extension included. */
    double nextRound() {
        enter(RESPONDING);
        forgetBaseline();
        rounds++;
        double days = policy().answerDays() + extraDays;
        extraDays = 0;
        return days;
    }

    /** Rounds that enforcement gave on top do not use up those of the policy. */
    boolean roundsLeft() {
        return rounds - extensions < policy().maxRounds();
    }

    boolean extensionsLeft() {
        return extensions < policy().maxExtensions();
    }

    /** More time, counted and capped; it lengthens the next request. */
    void extend(int days) {
        requireOpen();
        if (!extensionsLeft() || days < 1 || days > policy().maxExtensionDays()) {
            throw new IllegalStateException("No such extension is left: " + caseNumber);
        }
        extensions++;
        extraDays = days;
    }

    /** Moves on, where a way leads there; staying is fine. */
    void enter(CaseState next) {
        if (state != next && !WAYS.getOrDefault(state, Set.of()).contains(next)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(caseNumber, state, next));
        }
        state = next;
    }

    /** The state of things that a signatory is about to see. */
    void freeze(Evidence evidence) {
        requireOpen();
        forgetBaseline();
        baseline = new Baseline(evidence);
    }

    /** Takes note of what fails now; true if the count of assets changed. */
    boolean sees(Evidence evidence) {
        boolean changed = assets != evidence.size();
        if (changed) {
            assets = evidence.size();
        }
        return changed;
    }

    /** Whether an agreement, or one about to be signed, no longer fits; said once, since the frozen state is then void. */
    boolean outgrownBy(Evidence evidence) {
        boolean outgrown = (state == AGREEING || state == ACCEPTED)
                && baseline().filter(evidence::isWorseThan).isPresent();
        if (outgrown) {
            forgetBaseline();
        }
        return outgrown;
    }

    /** What got better since it was accepted is not covered any more if it gets worse again; true if that is news. */
    boolean narrowedBy(Evidence evidence) {
        Optional<Evidence> accepted = state == ACCEPTED ? baseline() : Optional.empty();
        Optional<Evidence> left = accepted.map(evidence::narrowing)
                .filter(narrowed -> !accepted.get().equals(narrowed));
        left.ifPresent(narrowed -> freeze(narrowed));
        return left.isPresent();
    }

    private Optional<Evidence> baseline() {
        return baseline != null
                ? Optional.of(baseline.evidence())
                : Optional.ofNullable(namedBaseline).map(NamedEvidence::read);
    }

    private void forgetBaseline() {
        baseline = null;
        namedBaseline = null;
    }

    /** The matter is over; how the case will end once nothing is held any more. The first reason stands. */
    boolean over(CaseOutcome ending, String reason) {
        if (state == CLOSED || pendingOutcome != null) {
            return false;
        }
        pendingOutcome = ending;
        overReason = reason;
        return true;
    }

    /** Results showed that it is over, not a person: which these were. */
    void shownBy(String source) {
        overSource = source;
    }

    void close(CaseOutcome ending, Instant at) {
        requireOpen();
        state = CLOSED;
        outcome = ending;
        closedAt = at;
        openKey = null;
        pendingOutcome = null;
        forgetBaseline();
    }

    private void requireOpen() {
        if (state == CLOSED) {
            throw new IllegalStateException("The case is closed: " + caseNumber);
        }
    }

    boolean isOpen() {
        return state != CLOSED;
    }

    CaseNumber number() {
        return new CaseNumber(caseNumber);
    }

    ClientId client() {
        return new ClientId(client);
    }

    ControlRef control() {
        return new ControlRef(standard, standardVersion, control);
    }

    String title() {
        return title;
    }

    Severity severity() {
        return severity;
    }

    CaseState state() {
        return state;
    }

    Optional<CaseOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<CaseOutcome> pendingOutcome() {
        return Optional.ofNullable(pendingOutcome);
    }

    /** Why the matter was over, "" where it was not ended that way. */
    String overReason() {
        return overReason == null ? "" : overReason;
    }

    /** Whose results showed that it is over, "" where a person said so. */
    String overSource() {
        return overSource == null ? "" : overSource;
    }

    int policyVersion() {
        return policyVersion;
    }

    ResponsePolicy policy() {
        if (policy == null) {
            throw new IllegalStateException("No response policy is set yet: " + caseNumber);
        }
        return policy.figures();
    }

    int round() {
        return rounds;
    }

    int extensions() {
        return extensions;
    }

    /** Requests of an earlier time, before it was reopened, are no part of it. */
    CaseHistory history(List<ClientRequest> requests) {
        return new CaseHistory(
                number(),
                client(),
                severity,
                extensions,
                policy == null ? null : policy.figures(),
                openedAt,
                requests.stream()
                        .filter(request -> !request.askedAt().isBefore(openedAt))
                        .map(ClientRequest::past)
                        .toList());
    }

    CaseView view(@Nullable Instant due) {
        return new CaseView(
                number(),
                client(),
                control(),
                title,
                severity,
                state,
                outcome,
                openedAt,
                closedAt,
                due,
                assets,
                rounds,
                extensions,
                policyVersion);
    }
}
