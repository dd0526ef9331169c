package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst says whether the client's plan is good enough. */
@Component
class ReviewPlan implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseMails mails;
    private final Remedies remedies;

    ReviewPlan(NonCompliances cases, CaseBriefing briefing, CaseMails mails, Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.mails = mails;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "review-plan";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        sections.add(Words.plan(remediation.currentPlan()));
        return Tasks.context(remediation, sections, null);
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseNumber number = submission.number();
        cases.get(number, by);
        Optional<Remediation> planned =
                remedies.in(RemediationState.PLANNED, number).filter(one -> Tasks.isCurrent(one, submission));
        if (planned.isEmpty()) {
            return Tasks.moved();
        }
        Remediation remediation = planned.get();
        boolean approved = submission.values().outcome().equals("approve");
        String explanation = submission.values().text("explanation");
        remediation.reviewPlan(approved, explanation, by, remedies.now());
        remedies.record(
                remediation,
                approved ? "plan-approved" : "plan-rejected",
                by,
                Map.of("version", remediation.currentPlan().version()));
        if (!approved) {
            mails.tellClient(
                    number,
                    "plan-rejected",
                    Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                    remediation.currentPlan().id(),
                    "rejected",
                    Map.of("explanation", explanation));
        }
        return new TaskResult.Taken();
    }
}
