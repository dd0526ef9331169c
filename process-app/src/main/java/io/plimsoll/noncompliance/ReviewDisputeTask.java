package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst decides whether the client is right; a yes is remembered, so that the next scan does not ask again. */
@Component
@Transactional
class ReviewDisputeTask implements TaskHandler {

    static final String FORM = "review-dispute";

    private final Cases cases;
    private final CaseBriefing briefing;
    private final CaseEvidence evidence;
    private final StatementRepository statements;
    private final DismissalRepository dismissals;
    private final CaseMails mails;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    ReviewDisputeTask(
            Cases cases,
            CaseBriefing briefing,
            CaseEvidence evidence,
            StatementRepository statements,
            DismissalRepository dismissals,
            CaseMails mails,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.briefing = briefing;
        this.evidence = evidence;
        this.statements = statements;
        this.dismissals = dismissals;
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
        List<Section> sections = new ArrayList<>();
        statements
                .findFirstByCaseNumberAndTaskOrderByEntryNoDesc(number.value(), RespondTask.FORM)
                .map(Statement::answer)
                .ifPresent(answer -> sections.add(new Section(
                        "What the client says",
                        answer.explanation(),
                        List.of(
                                new Fact("Ground", CaseTasks.ground(answer.ground())),
                                new Fact("By", answer.byName())))));
        sections.addAll(briefing.forMsp(number));
        return CaseTasks.context(one, sections);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        NonCompliance one = cases.visible(submission.number(), by);
        FormValues values = submission.values();
        if (CaseTasks.isStale(one, submission) || one.state() != CaseState.DISPUTED) {
            return new TaskResult.Stale("This dispute is no longer open. Please look at the case again.");
        }
        boolean upheld = values.outcome().equals("uphold");
        if (upheld) {
            LocalDate today = time.today(one.client());
            LocalDate until = values.date("dismissedUntil");
            if (!until.isAfter(today) || until.isAfter(today.plusYears(1))) {
                return new TaskResult.Refused("dismissedUntil", "Choose a day after today, within a year.");
            }
        }
        Statement statement = statements.save(new Statement(
                one,
                FORM,
                values.outcome(),
                CaseTasks.chosen(values, List.of("scope", "dismissedUntil")),
                values.text("explanation"),
                by,
                clock.instant()));
        if (upheld) {
            uphold(one, statement, values, by);
        } else {
            reject(one, statement, values, by);
        }
        return new TaskResult.Taken();
    }

    private void uphold(NonCompliance one, Statement statement, FormValues values, Actor by) {
        Evidence covered =
                values.text("scope").equals("assets") ? evidence.of(one).evidence(one.severity()) : null;
        LocalDate until = values.date("dismissedUntil");
        append(
                one,
                "dispute-upheld",
                by,
                Map.of(
                        "scope", values.text("scope"),
                        "assets", covered == null ? 0 : covered.size(),
                        "until", until.toString(),
                        "words", statement.fingerprint()));
        dismissals.save(new Dismissal(
                UuidCreator.getTimeOrderedEpoch().toString(),
                one,
                covered == null || covered.isEmpty() ? null : covered,
                values.text("explanation"),
                until,
                time.endOf(one.client(), until),
                clock.instant(),
                by.subject()));
    }

    private void reject(NonCompliance one, Statement statement, FormValues values, Actor by) {
        append(one, "dispute-rejected", by, Map.of("words", statement.fingerprint()));
        mails.tellClient(
                one.number(),
                "dispute-rejected",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                statement.getId(),
                "rejected",
                Map.of("explanation", values.text("explanation")));
    }

    private void append(NonCompliance one, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(one.client()), event, one.number().value(), by, facts));
    }
}
