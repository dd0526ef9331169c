package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gateway would not resume: try again, or state that it was done by hand. Giving up is no choice. */
@Component
@Transactional
class ResolveResumptionRefusalTask implements TaskHandler {

    private final Resumptions steps;
    private final Orders orders;
    private final EarlierModels earlier;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;

    ResolveResumptionRefusalTask(
            Resumptions steps,
            Orders orders,
            EarlierModels earlier,
            Matters matters,
            NonCompliances cases,
            CaseBriefing briefing) {
        this.steps = steps;
        this.orders = orders;
        this.earlier = earlier;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
    }

    @Override
    public String form() {
        return "resolve-resumption-refusal";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Resumption resumption = steps.newest(number);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("What the gateway said", resumption.refusal(), List.of()));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(sections, Map.of(), Map.of(), null, resumption.id(), false);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Resumption resumption = steps.newest(submission.number());
        String outcome = submission.values().outcome();
        if (outcome.equals("by-hand") && submission.step().equals(EarlierModels.RESOLVE_REFUSAL)) {
            earlier.doneByHand(steps.errand(resumption), by, submission.values().text("explanation"));
        } else if (outcome.equals("by-hand")) {
            resumption.tryAgain();
            orders.byHand(steps.errand(resumption));
        } else {
            resumption.tryAgain();
            orders.retry(steps.errand(resumption));
        }
        matters.record(
                matter,
                "resumption-refusal-resolved",
                Role.SERVICE_MANAGER,
                by,
                Map.of(
                        "resumption", resumption.id(),
                        "outcome", outcome,
                        "words",
                                Sha256.salted(
                                        resumption.id(), submission.values().text("explanation"))));
        return new TaskResult.Taken();
    }
}
