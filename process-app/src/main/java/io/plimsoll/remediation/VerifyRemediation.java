package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseFiles;
import io.plimsoll.noncompliance.CaseMails;
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
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody of the MSP looks whether the control is met now, and says how they know. */
@Component
class VerifyRemediation implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseMails mails;
    private final Findings findings;
    private final WorkingTime workingTime;
    private final CaseFiles evidence;
    private final Remedies remedies;

    VerifyRemediation(
            NonCompliances cases,
            CaseBriefing briefing,
            CaseMails mails,
            Findings findings,
            WorkingTime workingTime,
            CaseFiles evidence,
            Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.mails = mails;
        this.findings = findings;
        this.workingTime = workingTime;
        this.evidence = evidence;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "verify-remediation";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView about = cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        List<Report> reports = remediation.reports();
        sections.add(Words.report(reports.get(reports.size() - 1), evidence.byId(about, reader)));
        if (!remediation.plans().isEmpty()) {
            sections.add(Words.plan(remediation.currentPlan()));
        }
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
        if (!by.isMsp() || !by.has(Role.ANALYST)) {
            return new TaskResult.NotYours("Somebody of ours has to look, not the client.");
        }
        Optional<Remediation> reported =
                remedies.in(RemediationState.REPORTED, number).filter(one -> Tasks.isCurrent(one, submission));
        if (reported.isEmpty()) {
            return Tasks.moved();
        }
        Remediation remediation = reported.get();
        boolean met = submission.values().outcome().equals("met");
        String seen = submission.values().textOrEmpty("evidence");
        List<String> files = submission.values().chosenOrNone("files");
        if (seen.isEmpty() && files.isEmpty()) {
            return new TaskResult.Refused("evidence", "Say how you know, or name the files that show it.");
        }
        remediation.verify(met, seen, files, by, remedies.now());
        remedies.record(
                remediation,
                met ? "remedy-verified" : "remedy-not-met",
                by,
                Map.of("by", "person", "documents", evidence.hashes(files, about, by)));
        if (met) {
            findings.clearByPerson(about.client(), about.control().code(), said(seen, files), by);
        } else {
            mails.tellClient(
                    number,
                    "verification-failed",
                    Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                    remediation.id(),
                    "not-met-" + remediation.reports().size(),
                    Map.of("evidence", seen, "files", files.size()));
        }
        return new TaskResult.Taken();
    }

    private static String said(String seen, List<String> files) {
        return seen.isEmpty() ? "Shown by files handed in (%d).".formatted(files.size()) : seen;
    }
}
