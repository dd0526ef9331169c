package io.plimsoll.noncompliance;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.policy.ResponsePolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The service manager decides on a client that did not answer or did not deliver: more time, or a pause. */
@Component
@Transactional
class DecideEnforcementTask implements TaskHandler {

    static final String FORM = "decide-enforcement";

    private final Cases cases;
    private final CaseBriefing briefing;
    private final Engagement engagement;
    private final RemedyHistory remedies;
    private final StatementRepository statements;
    private final CaseMails mails;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    DecideEnforcementTask(
            Cases cases,
            CaseBriefing briefing,
            Engagement engagement,
            RemedyHistory remedies,
            StatementRepository statements,
            CaseMails mails,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.cases = cases;
        this.briefing = briefing;
        this.engagement = engagement;
        this.remedies = remedies;
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
        ResponsePolicy policy = one.policy();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What you may decide",
                one.extensionsLeft()
                        ? "Give more time, or have a pause prepared."
                        : "No extension is left; have a pause prepared.",
                List.of(
                        new Fact("Extensions given", "%d of %d".formatted(one.extensions(), policy.maxExtensions())),
                        new Fact(
                                "Longest extension",
                                CaseWords.count(policy.maxExtensionDays(), "working day", "working days")))));
        remedies.moreTime(number).ifPresent(sections::add);
        sections.addAll(briefing.forMsp(number));
        return CaseTasks.context(one, sections);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        NonCompliance one = cases.visible(submission.number(), by);
        FormValues values = submission.values();
        if (CaseTasks.isStale(one, submission) || one.state() != CaseState.ENFORCING) {
            return new TaskResult.Stale("This has been decided or has become needless. Please look at the case again.");
        }
        boolean extend = values.outcome().equals("extend");
        Optional<TaskResult> refusal = extend ? refusal(one, values.whole("days")) : Optional.empty();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Statement statement = statements.save(new Statement(
                one,
                FORM,
                values.outcome(),
                CaseTasks.chosen(values, List.of("days")),
                values.text("explanation"),
                by,
                clock.instant()));
        if (extend) {
            extend(one, statement, values, by);
        } else {
            append(one, "pause-decided", by, Map.of("words", statement.fingerprint()));
            engagement.note(one.number(), "noted", "The service manager decided to have a pause prepared.", by);
        }
        return new TaskResult.Taken();
    }

    private static Optional<TaskResult> refusal(NonCompliance one, int days) {
        int most = one.policy().maxExtensionDays();
        if (!one.extensionsLeft()) {
            return Optional.of(new TaskResult.Refused("outcome", "No extension is left for this case."));
        }
        return days >= 1 && days <= most
                ? Optional.empty()
                : Optional.of(new TaskResult.Refused("days", "Give 1 to %d working days.".formatted(most)));
    }

    private void extend(NonCompliance one, Statement statement, FormValues values, Actor by) {
        int days = values.whole("days");
        one.extend(days);
        Map<String, Object> facts = new HashMap<>();
        facts.put("days", days);
        facts.put("extensions", one.extensions());
        facts.put("words", statement.fingerprint());
        append(one, "time-extended", by, facts);
        engagement.note(
                one.number(),
                "extended",
                "%s more were given.".formatted(CaseWords.count(days, "working day", "working days")),
                by);
        mails.tellClient(
                one.number(),
                "more-time-given",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                statement.getId(),
                "extended",
                Map.of(
                        "days", days,
                        "explanation", values.text("explanation"),
                        "due", newDue(one, days)));
    }

    /** The client is asked anew as soon as this is decided, so that the clock starts now. */
    private Instant newDue(NonCompliance one, int days) {
        return time.after(
                        one.client(),
                        Ladder.wholeSecond(clock.instant()),
                        one.policy().answerDays() + days)
                .at();
    }

    private void append(NonCompliance one, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(one.client()), event, one.number().value(), by, facts));
    }
}
