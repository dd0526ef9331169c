package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gateway would not end the services: try again, or have it done by hand. The notice has run out either way. */
@Component
@Transactional
class ResolveTerminationRefusalTask implements TaskHandler {

    private final Terminations steps;
    private final Orders orders;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;

    ResolveTerminationRefusalTask(
            Terminations steps, Orders orders, Matters matters, NonCompliances cases, CaseBriefing briefing) {
        this.steps = steps;
        this.orders = orders;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
    }

    @Override
    public String form() {
        return "resolve-termination-refusal";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Termination termination = steps.newest(number);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What the gateway said",
                orders.refusal(steps.errand(termination)).orElse(""),
                List.of(new Fact(
                        "Services", String.join(", ", matters.names(matter.client(), termination.serviceIds()))))));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(sections, Map.of(), Map.of(), null, termination.id(), false);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Termination termination = steps.newest(submission.number());
        String outcome = submission.values().outcome();
        if (outcome.equals("retry")) {
            orders.retry(steps.errand(termination));
        } else {
            orders.byHand(steps.errand(termination));
        }
        matters.record(
                matter,
                "termination-refusal-resolved",
                Role.SERVICE_MANAGER,
                by,
                Map.of(
                        "termination", termination.id(),
                        "outcome", outcome,
                        "words",
                                Sha256.salted(
                                        termination.id(), submission.values().text("explanation"))));
        return new TaskResult.Taken();
    }
}
