package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseFiles;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client says that the work is done. */
@Component
class ReportDone implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final Engagement engagement;
    private final WorkingTime workingTime;
    private final CaseFiles evidence;
    private final Remedies remedies;

    ReportDone(
            NonCompliances cases,
            CaseBriefing briefing,
            Engagement engagement,
            WorkingTime workingTime,
            CaseFiles evidence,
            Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.engagement = engagement;
        this.workingTime = workingTime;
        this.evidence = evidence;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "report-done";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView about = cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        List<Section> sections = new ArrayList<>(briefing.forClient(number));
        if (!remediation.work().isEmpty()) {
            sections.add(Words.work(
                    remediation.work().milestones(), remedies.now(), workingTime.zone(remediation.client())));
        }
        return Tasks.withFiles(remediation, sections, evidence.options(about, reader));
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by();
        CaseNumber number = submission.number();
        CaseView about = cases.get(number, by);
        if (!Tasks.isOfClient(by, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            return Tasks.notYours();
        }
        Optional<Remediation> underWay =
                remedies.in(RemediationState.UNDER_WAY, number).filter(one -> Tasks.isCurrent(one, submission));
        if (underWay.isEmpty()) {
            return Tasks.moved();
        }
        Remediation remediation = underWay.get();
        List<String> files = submission.values().chosenOrNone("files");
        remediation.report(submission.values().text("report"), files, by, remedies.now());
        remedies.record(
                remediation,
                "work-reported",
                by,
                Map.of(
                        "report", remediation.reports().size(),
                        "documents", evidence.hashes(files, about, by)));
        engagement.answered(number, "done", by);
        cases.enter(number, CaseState.VERIFYING, by);
        return new TaskResult.Taken();
    }
}
