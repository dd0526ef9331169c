package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends cases: notes that a matter is over, and closes once the models have come to their end. */
@Component
class CaseEnding {

    private final CaseOpening opening;
    private final CaseMoves moves;
    private final CaseNumbers numbers;
    private final Engagement engagement;
    private final DismissalRepository dismissals;
    private final CaseMails mails;
    private final Workflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    CaseEnding(
            CaseOpening opening,
            CaseMoves moves,
            CaseNumbers numbers,
            Engagement engagement,
            DismissalRepository dismissals,
            CaseMails mails,
            Workflow workflow,
            Ledger ledger,
            Clock clock) {
        this.opening = opening;
        this.moves = moves;
        this.numbers = numbers;
        this.engagement = engagement;
        this.dismissals = dismissals;
        this.mails = mails;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The matter is over, wherever the case stands; false where it was over already. */
    boolean over(NonCompliance one, CaseOutcome outcome, String reason, Actor by, Map<String, Object> facts) {
        if (!one.over(outcome, reason)) {
            return false;
        }
        append(one, outcome == CaseOutcome.MET ? "evidence-cleared" : "case-taken-back", by, facts);
        engagement.drop(one.number(), reason, by);
        workflow.caseOver(one.client(), one.number());
        return true;
    }

    void close(NonCompliance one, CaseOutcome outcome, Actor by) {
        String cause = one.number() + "/" + one.view(null).openedAt().toEpochMilli();
        engagement.drop(one.number(), "The case is closed.", by);
        one.close(outcome, clock.instant());
        moves.moved(one);
        append(one, "case-closed", by, Map.of("outcome", outcome.key()));
        mails.tellClient(
                one.number(),
                event(outcome),
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                cause,
                "closed",
                model(one, outcome));
    }

    /** Closes as it was decided when the matter ended; what fails again by now is reopened at once, since no scan will say it twice. */
    void closeOver(NonCompliance one) {
        CaseOutcome outcome = one.pendingOutcome()
                .orElseThrow(() -> new IllegalStateException("The matter is not over: " + one.number()));
        numbers.passTurnstile(one.client());
        close(one, outcome, Actor.system(one.client()));
        if (outcome == CaseOutcome.MET) {
            opening.openWhereDue(one.client(), one.control().code(), "failed-again-while-closing");
        }
    }

    private static String event(CaseOutcome outcome) {
        return switch (outcome) {
            case MET -> "case-closed-met";
            case DISMISSED -> "case-dismissed";
            case WITHDRAWN -> "case-withdrawn";
            case TERMINATED -> "case-closed-terminated";
        };
    }

    private Map<String, Object> model(NonCompliance one, CaseOutcome outcome) {
        return switch (outcome) {
            case MET, TERMINATED -> Map.of();
            case WITHDRAWN ->
                Map.of("reason", one.overReason(), "left", one.overReason().equals(LeavingClients.REASON));
            case DISMISSED ->
                dismissals
                        .findFirstByCaseNumberOrderByEntryNoDesc(one.number().value())
                        .<Map<String, Object>>map(it -> Map.of("explanation", it.reason(), "until", it.until()))
                        .orElseThrow(() -> new IllegalStateException("Nothing was dismissed: " + one.number()));
        };
    }

    private void append(NonCompliance one, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(one.client()), event, one.number().value(), by, facts));
    }
}
