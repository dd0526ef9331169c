package io.plimsoll.noncompliance;

import io.plimsoll.client.Clients;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Severity;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases: one client not meeting one control, whatever the number of assets. */
@Component
@Transactional
public class NonCompliances {

    private static final int LARGEST_PAGE = 200;

    private final Cases cases;
    private final CaseMoves moves;
    private final CaseEvidence evidence;
    private final CaseEnding ending;
    private final StatementRepository statements;
    private final Engagement engagement;
    private final CaseMails mails;
    private final Findings findings;
    private final Standards standards;
    private final Clients clients;
    private final Decisions decisions;
    private final Ledger ledger;
    private final Clock clock;

    NonCompliances(
            Cases cases,
            CaseMoves moves,
            CaseEvidence evidence,
            CaseEnding ending,
            StatementRepository statements,
            Engagement engagement,
            CaseMails mails,
            Findings findings,
            Standards standards,
            Clients clients,
            Decisions decisions,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.evidence = evidence;
        this.ending = ending;
        this.statements = statements;
        this.engagement = engagement;
        this.mails = mails;
        this.findings = findings;
        this.standards = standards;
        this.clients = clients;
        this.decisions = decisions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One case; NotVisible where absent or not the reader's. */
    @Transactional(readOnly = true)
    public CaseView get(CaseNumber number, Actor reader) {
        return cases.view(cases.visible(number, reader));
    }

    /** That case, where it is one of the client's and open. */
    @Transactional(readOnly = true)
    public Optional<CaseView> open(ClientId client, CaseNumber number) {
        return cases.find(number)
                .filter(one -> one.client().equals(client))
                .map(cases::view)
                .filter(view -> view.state() != CaseState.CLOSED);
    }

    /** The cases that match and that the reader may see, newest number first. */
    @Transactional(readOnly = true)
    public CasePage list(CaseQuery query, Actor reader) {
        return cases.page(query, reader);
    }

    /**
     * Some of what fails now and counts against the client, worst first.
     *
     * @param cursor as the page before gave it, null for the first
     * @param limit how many at most, up to 200
     */
    @Transactional(readOnly = true)
    public FailingPage failing(CaseNumber number, @Nullable String cursor, int limit, Actor reader) {
        NonCompliance one = cases.visible(number, reader);
        int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
        return evidence.page(one.client(), one.control().code(), cursor, most);
    }

    /** Shows the name of each asset that fails now and counts, as often as it fails, in no order and without keeping any. */
    @Transactional(readOnly = true)
    public void visitAssets(CaseNumber number, Consumer<String> visitor, Actor reader) {
        NonCompliance one = cases.visible(number, reader);
        evidence.visitAssets(one.client(), one.control().code(), visitor);
    }

    /** All that the ledger says about the case, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerRow> history(CaseNumber number, Actor reader) {
        NonCompliance one = cases.visible(number, reader);
        return ledger.about(Chain.of(one.client()), number, reader);
    }

    /** What the client chose when last asked how to go on; for the features that follow. */
    @Transactional(readOnly = true)
    public Optional<ClientAnswer> lastAnswer(CaseNumber number) {
        return statements
                .findFirstByCaseNumberAndTaskOrderByEntryNoDesc(number.value(), RespondTask.FORM)
                .map(Statement::answer);
    }

    /** Whose results showed that the case, which is about to end, is met; empty where a person said so or it is not. */
    @Transactional(readOnly = true)
    public Optional<Clearance> clearedBy(CaseNumber number) {
        NonCompliance one = cases.get(number);
        return one.pendingOutcome().filter(CaseOutcome.MET::equals).isPresent()
                        && !one.overSource().isEmpty()
                ? Optional.of(new Clearance(one.overSource(), one.overReason()))
                : Optional.empty();
    }

    /** The figures that were fixed for this case. */
    @Transactional(readOnly = true)
    public ResponsePolicy policy(CaseNumber number) {
        return cases.get(number).policy();
    }

    /** An analyst or a client's person reports that a control is not met. */
    public ReportResult report(ClientId client, String control, String summary, List<String> assets, Actor by) {
        by.require(Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY).requireClient(client);
        List<String> named = assets.isEmpty() ? List.of(clients.get(client, by).name()) : assets;
        Optional<Control> adopted = standards.adopted(client, control);
        if (adopted.isEmpty()) {
            return new ReportResult.DoesNotApply("The client has not adopted a standard with this control.");
        }
        Applicability applies = standards.applicability(client, adopted.get());
        if (!applies.applies()) {
            return new ReportResult.DoesNotApply(applies.reason());
        }
        if (evidence.wouldNotCount(client, control, named)) {
            return new ReportResult.DoesNotApply("This was looked into and dismissed for now.");
        }
        boolean openBefore = cases.open(client, control).isPresent();
        findings.report(client, control, summary, named, by);
        CaseView found = cases.open(client, control)
                .map(cases::view)
                .orElseThrow(() -> new IllegalStateException("The report of " + control + " opened no case"));
        return openBefore ? new ReportResult.AlreadyOpen(found) : new ReportResult.Opened(found);
    }

    /** An analyst takes a case back: it was opened in error. Ends it from anywhere. */
    public EndResult withdraw(CaseNumber number, String reason, Actor by) {
        return end(number, "withdraw", CaseOutcome.WITHDRAWN, reason, by);
    }

    /** An analyst states with evidence that the control is met. Ends the case from anywhere. */
    public EndResult recordMet(CaseNumber number, String proof, Actor by) {
        return end(number, "record-met", CaseOutcome.MET, proof, by);
    }

    private EndResult end(CaseNumber number, String task, CaseOutcome outcome, String words, Actor by) {
        by.require(Role.ANALYST);
        NonCompliance one = cases.visible(number, by);
        if (!one.isOpen() || one.pendingOutcome().isPresent()) {
            return new EndResult.AlreadyOver(cases.view(one));
        }
        if (outcome == CaseOutcome.MET) {
            findings.clearByPerson(one.client(), one.control().code(), words, by);
        }
        Statement statement =
                statements.save(new Statement(one, task, outcome.key(), Map.of(), words, by, clock.instant()));
        ending.over(one, outcome, words, by, Map.of("by", "person", "words", statement.fingerprint()));
        return new EndResult.Ended(cases.view(one));
    }

    /** Step: rates severity by the decision table and stores it. */
    public void rate(CaseNumber number) {
        NonCompliance one = cases.get(number);
        FailingNow failing = evidence.of(one);
        String control = standards.control(one.control()).severity().key();
        Severity worst = failing.worst();
        String reported = worst == null ? null : worst.key();
        int assets = failing.assets();
        String rated = decisions.severity(one.policyVersion(), control, reported, null, assets);
        one.rate(Severity.ofKey(rated));
        append(
                one,
                "case-rated",
                Actor.system(one.client()),
                Map.of(
                        "severity", rated,
                        "control", control,
                        "reported", reported == null ? "" : reported,
                        "assets", assets,
                        "policy", one.policyVersion()));
    }

    /** Step: fixes what follows from the policy version with which the case started. */
    public void setResponsePolicy(CaseNumber number) {
        NonCompliance one = cases.get(number);
        Actor system = Actor.system(one.client());
        String tier = clients.get(one.client(), system).tier();
        ResponsePolicy figures =
                decisions.responsePolicy(one.policyVersion(), one.severity().key(), tier);
        one.keep(figures);
        append(
                one,
                "policy-set",
                system,
                Map.of(
                        "policy", one.policyVersion(),
                        "tier", tier,
                        "answerDays", String.valueOf(figures.answerDays()),
                        "maxRounds", figures.maxRounds(),
                        "maxExtensions", figures.maxExtensions()));
    }

    /** Step: a new round: state RESPONDING, request opened, client told. */
    public void askForAnswer(CaseNumber number) {
        NonCompliance one = cases.get(number);
        double days = moves.nextRound(one);
        engagement.ask(
                new RequestOrder(
                        number,
                        RespondTask.FORM,
                        days,
                        Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                        "answer-asked",
                        Map.of("round", one.round(), "again", one.round() > 1)),
                Actor.system(one.client()));
    }

    /** Step: whether the client may be asked once more. */
    @Transactional(readOnly = true)
    public boolean roundsLeft(CaseNumber number) {
        return cases.get(number).roundsLeft();
    }

    /** Step: the service manager is to decide how to go on without the client's answer. */
    public void beginEnforcement(CaseNumber number) {
        NonCompliance one = cases.get(number);
        moves.enter(one, CaseState.ENFORCING);
        EngagementCounts counts = engagement.counts(number);
        append(
                one,
                "enforcement-begun",
                Actor.system(one.client()),
                Map.of(
                        "round", one.round(),
                        "asked", counts.asked(),
                        "reminders", counts.reminders(),
                        "answers", counts.answers(),
                        "silences", counts.silences()));
        mails.tellMsp(
                number,
                "enforcement-due",
                Role.SERVICE_MANAGER,
                "%s/%d/%d".formatted(number, one.view(null).openedAt().toEpochMilli(), one.round()),
                "enforcement",
                Map.of("because", whyEnforced(one), "round", one.round(), "due", engagement.decisionDueAt(number)));
    }

    /** A key that the mail has words for. */
    private String whyEnforced(NonCompliance one) {
        if (engagement.lastWasSilence(one.number())) {
            return "silence";
        }
        return one.roundsLeft() ? "unsettled" : "rounds-used-up";
    }

    /** Step and features: moves the case on; IllegalStateException where no way leads there. */
    public void enter(CaseNumber number, CaseState state, Actor by) {
        if (state == CaseState.CLOSED) {
            throw new IllegalStateException("A case is closed with its outcome: " + number);
        }
        NonCompliance one = cases.get(number);
        by.requireClient(one.client());
        moves.enter(one, state);
    }

    /** Step: ends the case with this outcome, frees the (client, control) key, notes it in the ledger and tells the client by mail. */
    public void close(CaseNumber number, CaseOutcome outcome, Actor by) {
        NonCompliance one = cases.get(number);
        by.requireClient(one.client());
        ending.close(one, outcome, by);
    }

    /** Step at the end of the case.over path: closes with the outcome stored when the matter ended. */
    public void closeOver(CaseNumber number) {
        ending.closeOver(cases.get(number));
    }

    /** Step: how the case ends is settled while the model still has things to do; what clears from now on changes nothing. */
    public void decideEnd(CaseNumber number, CaseOutcome outcome, String reason, Actor by) {
        NonCompliance one = cases.get(number);
        by.requireClient(one.client());
        one.over(outcome, reason);
    }

    /** Deviation freezes what is failing now as the state that the signatory sees; anything worse later calls Workflow.evidenceWorsened while AGREEING or ACCEPTED. */
    public void freezeEvidence(CaseNumber number, Actor by) {
        NonCompliance one = cases.get(number);
        by.requireClient(one.client());
        one.freeze(evidence.of(one).evidence(one.severity()));
    }

    private void append(NonCompliance one, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(one.client()), event, one.number().value(), by, facts));
    }
}
