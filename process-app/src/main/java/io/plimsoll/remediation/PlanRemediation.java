package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client says how and by when it will be fixed, or asks for an offer. */
@Component
class PlanRemediation implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final Engagement engagement;
    private final WorkingTime workingTime;
    private final Remedies remedies;

    PlanRemediation(
            NonCompliances cases,
            CaseBriefing briefing,
            Engagement engagement,
            WorkingTime workingTime,
            Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.engagement = engagement;
        this.workingTime = workingTime;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "plan-remediation";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        List<Section> sections = new ArrayList<>(briefing.forClient(number));
        if (!remediation.setback().isEmpty()) {
            sections.add(Words.setback(remediation));
        }
        return Tasks.context(remediation, sections, null);
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by();
        CaseNumber number = submission.number();
        cases.get(number, by);
        if (!Tasks.isOfClient(by, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            return Tasks.notYours();
        }
        Optional<Remediation> asked =
                remedies.in(RemediationState.ASKED, number).filter(one -> Tasks.isCurrent(one, submission));
        if (asked.isEmpty()) {
            return Tasks.moved();
        }
        return submission.values().outcome().equals("submit")
                ? plan(asked.get(), submission.values(), by)
                : wantProposal(asked.get(), submission.values(), by);
    }

    private TaskResult plan(Remediation remediation, FormValues values, Actor by) {
        List<Milestone> milestones = values.rows("milestones").stream()
                .map(row -> milestone(row, values.text("owner")))
                .toList();
        Optional<String> problem = problem(milestones, workingTime.today(remediation.client()));
        if (problem.isPresent()) {
            return new TaskResult.Refused("milestones", problem.get());
        }
        remediation.plan(new Plan(
                Remedies.newId(),
                remediation.plans().size() + 1,
                values.text("approach"),
                values.text("owner"),
                milestones,
                by,
                remedies.now()));
        remedies.record(
                remediation,
                "plan-submitted",
                by,
                Map.of(
                        "version", remediation.currentPlan().version(),
                        "steps", milestones.size(),
                        "ofProvider",
                                (int) milestones.stream()
                                        .filter(step -> step.side() == Side.PROVIDER)
                                        .count(),
                        "lastDay", remediation.currentPlan().lastDay().toString()));
        engagement.answered(remediation.number(), "submit", by);
        return new TaskResult.Taken();
    }

    /** Where nobody is named for a step, whoever is in charge of the plan does it, for the client. */
    private static Milestone milestone(FormValues row, String inCharge) {
        String owner = row.textOrEmpty("owner");
        String side = row.textOrEmpty("side");
        return new Milestone(
                row.text("title"),
                row.date("due"),
                owner.isEmpty() ? inCharge : owner,
                side.isEmpty() ? Side.CLIENT : Side.ofKey(side));
    }

    /** Why these steps make no plan, in words for the client; empty where they do. */
    static Optional<String> problem(List<Milestone> milestones, LocalDate today) {
        if (milestones.isEmpty()) {
            return Optional.of("Add at least one step.");
        }
        LocalDate before = today;
        for (Milestone step : milestones) {
            if (step.due().isBefore(today)) {
                return Optional.of("Choose today or a later day for each step.");
            }
            if (step.due().isBefore(before)) {
                return Optional.of("Put the steps in the order of their days.");
            }
            before = step.due();
        }
        return Optional.empty();
    }

    private TaskResult wantProposal(Remediation remediation, FormValues values, Actor by) {
        remediation.wantProposal(values.textOrEmpty("wish"));
        remedies.record(remediation, "proposal-wanted", by, Map.of());
        engagement.answered(remediation.number(), "ask-proposal", by);
        return new TaskResult.Taken();
    }
}
