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

/** What is left to do after services have ended: data and access go back where they belong. */
@Component
@Transactional
class OffboardingTask implements TaskHandler {

    private final Terminations steps;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;

    OffboardingTask(Terminations steps, Matters matters, NonCompliances cases, CaseBriefing briefing) {
        this.steps = steps;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
    }

    @Override
    public String form() {
        return "offboarding-checklist";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Termination termination = steps.newest(number);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What has ended",
                "Hand back what is the client's and take back what is ours.",
                List.of(new Fact(
                        "Services", String.join(", ", matters.names(matter.client(), termination.serviceIds()))))));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(
                sections, Map.of(), Map.of(), termination.packDocument().orElse(null), termination.id(), false);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseView matter = cases.get(submission.number(), by);
        Termination termination = steps.newest(submission.number());
        termination.offboarded(by);
        matters.record(
                matter,
                "offboarding-done",
                by,
                Map.of(
                        "termination", termination.id(),
                        "words",
                                Sha256.salted(
                                        termination.id(), submission.values().textOrEmpty("note"))));
        return new TaskResult.Taken();
    }
}
