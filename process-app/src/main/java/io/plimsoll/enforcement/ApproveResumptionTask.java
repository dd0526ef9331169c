package io.plimsoll.enforcement;

import io.plimsoll.client.Holds;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
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

/** A service manager gives services back, or says why not yet; then the question comes again. */
@Component
@Transactional
class ApproveResumptionTask implements TaskHandler {

    private final Resumptions steps;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final Engagement engagement;
    private final Holds holds;

    ApproveResumptionTask(
            Resumptions steps,
            Matters matters,
            NonCompliances cases,
            CaseBriefing briefing,
            Engagement engagement,
            Holds holds) {
        this.steps = steps;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
        this.engagement = engagement;
        this.holds = holds;
    }

    @Override
    public String form() {
        return "approve-resumption";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        List<Fact> held = holds.open(matter.client(), number).stream()
                .map(hold -> new Fact(hold.service().name(), "waits to run again"))
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What is held",
                "The matter is over or the pause was given up. These services wait to run again.",
                held));
        sections.add(check(matter));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(
                sections, Map.of(), Map.of(), null, matter.state().key(), false);
    }

    /** Checked as it is now: a matter can be over for another reason than that the standard is met. */
    private static Section check(CaseView matter) {
        int failing = matter.assets();
        String text = failing == 0
                ? "Nothing fails the control any more."
                : "%s still not meet the control. Approve only if the services may run nevertheless."
                        .formatted(failing == 1 ? "1 asset does" : failing + " assets do");
        return new Section(
                "What is still failing", text, List.of(new Fact("Assets that fail", String.valueOf(failing))));
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Resumption resumption = steps.open(submission.number());
        boolean approved = submission.values().outcome().equals("approve");
        String words = submission.values().text("explanation");
        if (approved) {
            resumption.approved(by, matters.now());
        } else {
            resumption.putOff(by, matters.now(), engagement.decisionDue(submission.number()));
        }
        matters.record(
                matter,
                approved ? "resumption-approved" : "resumption-put-off",
                Role.SERVICE_MANAGER,
                by,
                Map.of("resumption", resumption.id(), "words", Sha256.salted(resumption.id(), words)));
        return new TaskResult.Taken();
    }
}
