package io.plimsoll.noncompliance;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client says how to go on: fix it, agree a deviation, or disagree. */
@Component
@Transactional
class RespondTask implements TaskHandler {

    static final String FORM = "respond";

    private final Cases cases;
    private final CaseMoves moves;
    private final CaseBriefing briefing;
    private final Engagement engagement;
    private final StatementRepository statements;
    private final CaseMails mails;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    RespondTask(
            Cases cases,
            CaseMoves moves,
            CaseBriefing briefing,
            Engagement engagement,
            StatementRepository statements,
            CaseMails mails,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.briefing = briefing;
        this.engagement = engagement;
        this.statements = statements;
        this.mails = mails;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        NonCompliance one = cases.visible(number, reader);
        return CaseTasks.context(one, briefing.forClient(number));
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        NonCompliance one = cases.visible(submission.number(), by);
        FormValues values = submission.values();
        if (CaseTasks.isStale(one, submission) || !asked(one)) {
            return new TaskResult.Stale("The matter has moved on since you opened this page. Please look at it again.");
        }
        if (values.outcome().equals("deviation") && !values.date("validUntil").isAfter(time.today(one.client()))) {
            return new TaskResult.Refused("validUntil", "Choose a day after today.");
        }
        take(one, values, by);
        return new TaskResult.Taken();
    }

    private boolean asked(NonCompliance one) {
        return engagement
                .current(one.number())
                .filter(request -> request.task().equals(FORM))
                .isPresent();
    }

    private void take(NonCompliance one, FormValues values, Actor by) {
        String outcome = values.outcome();
        Map<String, String> choices = CaseTasks.chosen(values, List.of("reason", "ground", "validUntil"));
        String words = outcome.equals("remediate") ? values.textOrEmpty("comment") : values.text("explanation");
        Statement statement = statements.save(new Statement(one, FORM, outcome, choices, words, by, clock.instant()));
        Map<String, Object> facts = new HashMap<>(choices);
        facts.put("words", statement.fingerprint());
        engagement.answered(one.number(), outcome, plainly(outcome, values), by, facts);
        if (outcome.equals("dispute")) {
            dispute(one, statement, values, by);
        } else {
            moves.enter(one, outcome.equals("deviation") ? CaseState.AGREEING : CaseState.REMEDIATING);
        }
    }

    private void dispute(NonCompliance one, Statement statement, FormValues values, Actor by) {
        moves.enter(one, CaseState.DISPUTED);
        ledger.append(new LedgerFact(
                Chain.of(one.client()),
                "dispute-raised",
                one.number().value(),
                by,
                Map.of("ground", values.text("ground"))));
        mails.tellMsp(
                one.number(),
                "dispute-raised",
                Role.ANALYST,
                statement.getId(),
                "raised",
                Map.of(
                        "ground", values.text("ground"),
                        "explanation", values.text("explanation"),
                        "due", engagement.decisionDueAt(one.number())));
    }

    private static String plainly(String outcome, FormValues values) {
        return switch (outcome) {
            case "remediate" -> "Will fix it.";
            case "deviation" ->
                "Asks for a deviation until %s, for %s reasons."
                        .formatted(CaseWords.day(values.date("validUntil")), values.text("reason"));
            case "dispute" -> "Disagrees: %s.".formatted(CaseTasks.ground(values.text("ground")));
            default -> throw new IllegalStateException("The form knows no " + outcome);
        };
    }
}
