package io.plimsoll.remediation;

import static io.plimsoll.remediation.RemediationState.AGREED;
import static io.plimsoll.remediation.RemediationState.ASKED;
import static io.plimsoll.remediation.RemediationState.DECLINED;
import static io.plimsoll.remediation.RemediationState.ENDED;
import static io.plimsoll.remediation.RemediationState.EXPIRED;
import static io.plimsoll.remediation.RemediationState.FAILED;
import static io.plimsoll.remediation.RemediationState.MET;
import static io.plimsoll.remediation.RemediationState.NOT_MET;
import static io.plimsoll.remediation.RemediationState.OFFERED;
import static io.plimsoll.remediation.RemediationState.PLANNED;
import static io.plimsoll.remediation.RemediationState.PLAN_REJECTED;
import static io.plimsoll.remediation.RemediationState.PROPOSAL_READY;
import static io.plimsoll.remediation.RemediationState.PROPOSAL_WANTED;
import static io.plimsoll.remediation.RemediationState.REPORTED;
import static io.plimsoll.remediation.RemediationState.SILENT;
import static io.plimsoll.remediation.RemediationState.TRY_FAILED;
import static io.plimsoll.remediation.RemediationState.UNDER_WAY;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A remedy that the client has chosen: plans and offers, the work, its checks, and how often it failed. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "remediation")
class Remediation {

    @Id
    private String id;

    @Version
    private int rowVersion;

    private String client;
    private String caseNumber;
    private int sequence;

    @Enumerated(EnumType.STRING)
    private RemediationState state;

    private int failures;
    private @Nullable String setback;
    private @Nullable String wish;
    private Instant openedAt;
    private @Nullable Instant workDue;
    private @Nullable ReckonedBy reckonedBy;
    private @Nullable Instant endedAt;
    private int attempt;

    /** The source whose results showed it as met; null where a person said so or it is not met. */
    private @Nullable String shownBy;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "remediation_id", nullable = false, updatable = false)
    @OrderBy("planVersion")
    private List<Plan> plans = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "remediation_id", nullable = false, updatable = false)
    @OrderBy("proposalVersion")
    private List<Proposal> proposals = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "remediation_report", joinColumns = @JoinColumn(name = "remediation_id"))
    @OrderColumn(name = "nr")
    private List<Report> reports = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "remediation_agreed", joinColumns = @JoinColumn(name = "remediation_id"))
    @OrderColumn(name = "nr")
    private List<AgreedMilestone> agreed = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "remediation_id", nullable = false, updatable = false)
    @OrderBy("extensionNr")
    private List<Extension> extensions = new ArrayList<>();

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Remediation() {}

    Remediation(String id, ClientId client, CaseNumber number, int sequence, Instant at) {
        this.id = id;
        this.client = client.value();
        this.caseNumber = number.value();
        this.sequence = sequence;
        this.state = ASKED;
        this.openedAt = at;
    }

    /** After a rejected plan or a failed try the client plans again. */
    void askAgain() {
        become(ASKED);
    }

    void plan(Plan plan) {
        become(PLANNED);
        plans.add(plan);
    }

    void wantProposal(String what) {
        become(PROPOSAL_WANTED);
        wish = what;
    }

    void silent(Instant at) {
        become(SILENT);
        endedAt = at;
    }

    void reviewPlan(boolean approved, String explanation, Actor by, Instant at) {
        become(approved ? AGREED : PLAN_REJECTED);
        currentPlan().review(approved, explanation, by, at);
        setback = approved ? null : explanation;
    }

    void prepare(Proposal proposal) {
        become(PROPOSAL_READY);
        proposals.add(proposal);
    }

    void offer(String documentId, Instant at) {
        become(OFFERED);
        currentProposal().offer(documentId, at);
    }

    void decideProposal(boolean accepted, String reason, Actor by, Instant at) {
        become(accepted ? AGREED : DECLINED);
        currentProposal().decide(accepted, reason, by, at);
        if (!accepted) {
            endedAt = at;
        }
    }

    void proposalExpired(Instant at) {
        become(EXPIRED);
        endedAt = at;
    }

    /** The work begins; with no milestones where the model that leads it knows nothing of them. */
    void begin(List<AgreedMilestone> milestones, Deadline due) {
        become(UNDER_WAY);
        attempt++;
        setback = null;
        agreed.addAll(milestones);
        workDue = due.at();
        reckonedBy = due.reckonedBy();
    }

    /** What was agreed for the attempt that is under way. */
    AgreedWork work() {
        return new AgreedWork(agreed, attempt);
    }

    /** The client asks for later days; meanwhile the days that it talks about count against nobody. */
    void ask(Extension wish) {
        if (state != UNDER_WAY || openExtension().isPresent()) {
            throw new IllegalStateException("More time cannot be asked for now: " + caseNumber);
        }
        extensions.add(wish);
    }

    /** The days are settled; the work as a whole is never due before the time that the client has after hearing of it. */
    void settle(Deadline atLeast) {
        workDue = atLeast.at();
        reckonedBy = atLeast.reckonedBy();
        work().last().filter(last -> last.endsAt().isAfter(atLeast.at())).ifPresent(last -> {
            workDue = last.endsAt();
            reckonedBy = last.reckonedBy();
        });
    }

    /** Nothing has come by the last day, and nobody waits for a decision about that day. */
    boolean isOutOfTime(Instant now) {
        return state == UNDER_WAY
                && openExtension().isEmpty()
                && workDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** When the next day is over that somebody has to look at. */
    Optional<Instant> nextDay(Instant now) {
        return Stream.concat(work().nextEnd(now).stream(), workDue().filter(due -> due.isAfter(now)).stream())
                .min(Comparator.naturalOrder());
    }

    Optional<Extension> openExtension() {
        return extensions.stream().filter(Extension::isOpen).findFirst();
    }

    private void noMoreTimeNeeded(Instant at) {
        openExtension().ifPresent(open -> open.needless(at));
    }

    /** All is done, so what was left of it is reached too. */
    void report(String words, List<String> files, Actor by, Instant at) {
        become(REPORTED);
        reports.add(Report.of(words, files, by, at));
        work().allReached(by, at);
        noMoreTimeNeeded(at);
    }

    void verify(boolean met, String evidence, List<String> documents, Actor by, Instant at) {
        if (state != REPORTED) {
            throw new IllegalStateException("Nothing is reported to be checked: " + caseNumber);
        }
        become(met ? MET : NOT_MET);
        checkReport(met, evidence, documents, by, at);
        if (met) {
            endedAt = at;
        } else {
            setback = evidence.isEmpty() ? Setback.NOT_MET.sentence() : evidence;
        }
    }

    private void checkReport(boolean met, String evidence, List<String> documents, Actor by, Instant at) {
        int last = reports.size() - 1;
        reports.set(last, reports.get(last).verified(met, evidence, documents, by, at));
    }

    /** The next results show the control as met while the work is under way or waits to be checked. */
    void shownMet(String source, String evidence, Instant at) {
        boolean reported = state == REPORTED;
        become(MET);
        noMoreTimeNeeded(at);
        shownBy = source;
        endedAt = at;
        if (reported) {
            checkReport(true, evidence, List.of(), Actor.system(client()), at);
        }
    }

    /**
     * A try came to nothing: checked and not met, or not reported in time. Counted, unless all that was late was the
     * provider's to do; at the cap it is the last one.
     */
    void countFailure(int most, Instant at) {
        boolean overdue = state == UNDER_WAY;
        boolean oursOnly = overdue && work().waitsForProviderOnly();
        boolean last = !oursOnly && failures + 1 >= most;
        become(last ? FAILED : TRY_FAILED);
        if (!oursOnly) {
            failures++;
        }
        if (overdue) {
            setback = (oursOnly ? Setback.OURS_LATE : Setback.LATE).sentence();
        }
        if (last) {
            endedAt = at;
        }
    }

    /** The matter itself is over. */
    void matterOver(Instant at) {
        become(ENDED);
        noMoreTimeNeeded(at);
        endedAt = at;
    }

    private void become(RemediationState next) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException(
                    "Remediation of %s cannot go from %s to %s".formatted(caseNumber, state, next));
        }
        state = next;
    }

    /** What is to be done by when: the approved plan's steps, or the accepted offer as one that is the provider's. */
    List<Milestone> toBeDone(String provider) {
        return workIsOffered()
                ? List.of(new Milestone(
                        currentProposal().description(), currentProposal().completion(), provider, Side.PROVIDER))
                : currentPlan().milestones();
    }

    /** The last day of what was agreed. */
    LocalDate lastDay() {
        return workIsOffered() ? currentProposal().completion() : currentPlan().lastDay();
    }

    /** Whether the newest agreement is an accepted offer; a later approved plan takes its place. */
    private boolean workIsOffered() {
        boolean planApproved = !plans.isEmpty() && currentPlan().approved().orElse(false);
        boolean offerAccepted =
                !proposals.isEmpty() && currentProposal().accepted().orElse(false);
        return offerAccepted
                && (!planApproved
                        || currentProposal().preparedAt().isAfter(currentPlan().submittedAt()));
    }

    Plan currentPlan() {
        return plans.get(plans.size() - 1);
    }

    Proposal currentProposal() {
        return proposals.get(proposals.size() - 1);
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

    int sequence() {
        return sequence;
    }

    RemediationState state() {
        return state;
    }

    int failures() {
        return failures;
    }

    /** Why the client has to plan again, "" where it does not. */
    String setback() {
        return setback == null ? "" : setback;
    }

    /** What the offer should cover, "" where the client did not say. */
    String wish() {
        return wish == null ? "" : wish;
    }

    Instant openedAt() {
        return openedAt;
    }

    Optional<Instant> workDue() {
        return Optional.ofNullable(workDue);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    List<Plan> plans() {
        return List.copyOf(plans);
    }

    List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    /** All that were ever agreed, attempt by attempt. */
    List<AgreedMilestone> agreed() {
        return List.copyOf(agreed);
    }

    int attempt() {
        return attempt;
    }

    List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    /** The source whose results showed it as met, "" where none did. */
    String shownBy() {
        return shownBy == null ? "" : shownBy;
    }
}
