package io.plimsoll.deviation;

import io.plimsoll.client.Clients;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The MSP's own decision on a signed deviation, by one person or by two. */
@Component
class ApproveDeviation implements TaskHandler {

    /** The director's task in the model; the service manager has the other one that shows this form. */
    private static final String DIRECTORS_STEP = "UserTask_ApproveAsDirector";

    private static final String CHANGED = "This has changed or has been decided on. Please open the task again.";

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseMails mails;
    private final Clients clients;
    private final WorkingTime workingTime;
    private final Agreements agreements;
    private final AgreementRules rules;
    private final Revisions revisions;
    private final Ledger ledger;

    ApproveDeviation(
            NonCompliances cases,
            CaseBriefing briefing,
            CaseMails mails,
            Clients clients,
            WorkingTime workingTime,
            Agreements agreements,
            AgreementRules rules,
            Revisions revisions,
            Ledger ledger) {
        this.cases = cases;
        this.briefing = briefing;
        this.mails = mails;
        this.clients = clients;
        this.workingTime = workingTime;
        this.agreements = agreements;
        this.rules = rules;
        this.revisions = revisions;
        this.ledger = ledger;
    }

    @Override
    public String form() {
        return "approve-deviation";
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return Set.of("approve");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> objection(CaseNumber number, String step, Actor person) {
        Optional<StandIn> place = person.inPlaceOf(Deviation.approver(level(step)));
        return agreements
                .open(number)
                .filter(deviation -> deviation.current().isInvolved(person, place))
                .map(deviation -> "%s assessed this or has approved it already; somebody else has to decide."
                        .formatted(person.name()));
    }

    private static int level(String step) {
        return step.equals(DIRECTORS_STEP) ? 2 : 1;
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView about = cases.get(number, reader);
        Deviation deviation = agreements.require(number);
        DeviationText text = deviation.current();
        ZoneId zone = clients.get(about.client(), reader).calendar().zone();
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        sections.add(Words.wish(text.wish()));
        sections.add(Words.risk(text, deviation.renewals()));
        sections.add(Words.advice(text));
        deviation.lastShown().ifPresent(before -> sections.add(Words.changes(Changes.between(before, text))));
        text.acknowledgement().ifPresent(given -> sections.add(Words.signature(given)));
        text.approvals().forEach(approval -> sections.add(Words.approval(approval, zone)));
        FrozenText frozen = text.requireFrozen();
        return new TaskContext(sections, Map.of(), Map.of(), frozen.documentId(), revision(deviation), true);
    }

    private static String revision(Deviation deviation) {
        return deviation.current().requireFrozen().textSha256() + "-" + deviation.nextLevel();
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by();
        CaseView about = cases.get(submission.number(), by);
        int level = level(submission.step());
        if (!by.has(Deviation.approver(level))) {
            return new TaskResult.NotYours("This is for another role to decide.");
        }
        Optional<Deviation> open = agreements
                .open(submission.number())
                .filter(Deviation::awaitsApproval)
                .filter(deviation -> deviation.nextLevel() == level)
                .filter(deviation ->
                        submission.revision() == null || submission.revision().equals(revision(deviation)));
        if (open.isEmpty()) {
            return new TaskResult.Stale(CHANGED);
        }
        Deviation deviation = open.get();
        Optional<StandIn> place = by.inPlaceOf(Deviation.approver(level));
        if (deviation.current().isInvolved(by, place)) {
            return new TaskResult.NotYours(place.map(absent ->
                            "You or %s, in whose place you would act, assessed this or have approved it already; somebody else has to decide."
                                    .formatted(absent.name()))
                    .orElse("You assessed this or have approved it already; somebody else has to decide."));
        }
        if (submission.values().outcome().equals("revise")) {
            revisions.begin(deviation, submission.values().text("explanation"), by);
            return new TaskResult.Taken();
        }
        boolean approve = submission.values().outcome().equals("approve");
        Optional<String> problem = approve ? problem(about, deviation) : Optional.empty();
        if (problem.isPresent()) {
            return new TaskResult.Refused("outcome", problem.get() + " It can only be rejected now.");
        }
        decide(deviation, by, level, approve, submission.values().text("explanation"));
        return new TaskResult.Taken();
    }

    private Optional<String> problem(CaseView about, Deviation deviation) {
        Assessment assessed = deviation.current().assessment();
        if (!workingTime.endOf(about.client(), assessed.validUntil()).at().isAfter(agreements.now())) {
            return Optional.of("The time that was asked for has passed.");
        }
        return rules.renewalProblem(about, assessed, deviation.renewals())
                .or(() -> rules.validityProblem(about, assessed, deviation.renewals()));
    }

    private void decide(Deviation deviation, Actor by, int level, boolean approve, String explanation) {
        deviation.decide(by, approve, explanation, agreements.now());
        Map<String, Object> facts = new HashMap<>();
        facts.put("level", level);
        facts.put("textSha256", deviation.current().requireFrozen().textSha256());
        by.inPlaceOf(Deviation.approver(level)).ifPresent(absent -> {
            facts.put("as", "deputy");
            facts.put(Ledger.PERSON, ledger.markOf(absent.person()));
        });
        agreements.record(deviation, approve ? "deviation-approved" : "deviation-rejected", by, facts);
        if (deviation.state() == DeviationState.REJECTED) {
            mails.tellClient(
                    deviation.number(),
                    "deviation-rejected",
                    Set.of(Role.CLIENT_SIGNATORY),
                    Agreements.cause(deviation),
                    "rejected",
                    Map.of("explanation", explanation));
        } else if (deviation.awaitsSecondApproval()) {
            mails.tellMsp(
                    deviation.number(),
                    "approval-asked",
                    Role.DIRECTOR,
                    Agreements.cause(deviation),
                    "approval-2",
                    Map.of(
                            "level",
                            2,
                            "residual",
                            deviation.current().assessment().after().value()));
        }
    }
}
