package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.remediation.RemediationView.PlanView;
import io.plimsoll.remediation.RemediationView.ProposalView;
import io.plimsoll.remediation.RemediationView.ReportView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clients do to meet a control: to be read, and to be ended with the matter. */
@Component
public class Remediations {

    private final RemediationRows rows;
    private final Remedies remedies;
    private final NonCompliances cases;
    private final WorkingTime workingTime;

    Remediations(RemediationRows rows, Remedies remedies, NonCompliances cases, WorkingTime workingTime) {
        this.rows = rows;
        this.remedies = remedies;
        this.cases = cases;
        this.workingTime = workingTime;
    }

    /** All remedies of a case, newest first. */
    @Transactional(readOnly = true)
    public List<RemediationView> of(CaseNumber number, Actor reader) {
        LocalDate today = workingTime.today(cases.get(number, reader).client());
        return rows.findByCaseNumberOrderBySequenceDesc(number.value()).stream()
                .map(remediation -> view(remediation, reader, today))
                .toList();
    }

    /** The case is over: nothing is left to be fixed here. */
    @Transactional
    public void matterOver(CaseNumber number) {
        remedies.newest(number).filter(one -> !one.state().isOver()).ifPresent(remediation -> {
            remediation.matterOver(remedies.now());
            remedies.record(remediation, "remedy-ended", Actor.system(remediation.client()), Map.of());
        });
    }

    private static RemediationView view(Remediation remediation, Actor reader, LocalDate today) {
        return new RemediationView(
                remediation.sequence(),
                remediation.state(),
                remediation.failures(),
                remediation.setback(),
                next(remediation, today),
                remediation.workDue().orElse(null),
                remediation.openedAt(),
                remediation.endedAt().orElse(null),
                remediation.plans().stream().map(Remediations::plan).toList(),
                remediation.proposals().stream()
                        .filter(proposal ->
                                reader.isMsp() || proposal.offeredAt().isPresent())
                        .map(Remediations::proposal)
                        .toList(),
                remediation.reports().stream().map(Remediations::report).toList());
    }

    private static @Nullable Milestone next(Remediation remediation, LocalDate today) {
        return remediation.state() == RemediationState.UNDER_WAY
                ? remediation.agreedMilestones().stream()
                        .filter(step -> !step.due().isBefore(today))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static PlanView plan(Plan plan) {
        return new PlanView(
                plan.version(),
                plan.approach(),
                plan.owner(),
                plan.milestones(),
                plan.submitterName(),
                plan.submittedAt(),
                plan.approved().orElse(null),
                plan.explanation(),
                plan.reviewerName());
    }

    private static ProposalView proposal(Proposal proposal) {
        return new ProposalView(
                proposal.version(),
                proposal.description(),
                proposal.lines(),
                proposal.total(),
                proposal.currency(),
                proposal.validUntil(),
                proposal.completion(),
                proposal.documentId().orElse(null),
                proposal.accepted().orElse(null),
                proposal.declineReason(),
                proposal.deciderName());
    }

    private static ReportView report(Report report) {
        return new ReportView(
                report.words(),
                report.reporterName(),
                report.reportedAt(),
                report.met(),
                Objects.requireNonNullElse(report.evidence(), ""),
                Objects.requireNonNullElse(report.verifierName(), ""));
    }
}
