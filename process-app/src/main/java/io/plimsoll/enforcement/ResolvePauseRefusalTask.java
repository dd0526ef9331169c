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

/** The gateway would not pause: try again, have it done by hand, or give the pause up. */
@Component
@Transactional
class ResolvePauseRefusalTask implements TaskHandler {

    private final Pauses steps;
    private final Orders orders;
    private final EarlierModels earlier;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;

    ResolvePauseRefusalTask(
            Pauses steps,
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
        return "resolve-pause-refusal";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Pause pause = steps.newest(number);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What the gateway said",
                pause.refusal(),
                List.of(new Fact("Services", String.join(", ", matters.names(matter.client(), pause.serviceIds()))))));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(sections, Map.of(), Map.of(), null, pause.id(), false);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Pause pause = steps.newest(submission.number());
        String outcome = submission.values().outcome();
        switch (outcome) {
            case "retry" -> {
                pause.tryAgain();
                orders.retry(steps.errand(pause));
            }
            case "by-hand" -> byHand(pause, submission);
            case "abandon" -> steps.abandon(pause, by);
            default -> throw new IllegalStateException("Unknown outcome " + outcome);
        }
        matters.record(
                matter,
                "pause-refusal-resolved",
                Role.SERVICE_MANAGER,
                by,
                Map.of(
                        "pause", pause.id(),
                        "outcome", outcome,
                        "words", Sha256.salted(pause.id(), submission.values().text("explanation"))));
        return new TaskResult.Taken();
    }

    /** Instances that began before there was a list to go through end their pause with this answer. */
    private void byHand(Pause pause, TaskSubmission submission) {
        if (submission.step().equals(EarlierModels.RESOLVE_REFUSAL)) {
            earlier.doneByHand(
                    steps.errand(pause), submission.by(), submission.values().text("explanation"));
        } else {
            pause.tryAgain();
            orders.byHand(steps.errand(pause));
        }
    }
}
