package io.plimsoll.remediation;

import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.remediation.RemediationView.ExtensionView;
import io.plimsoll.remediation.RemediationView.LineView;
import io.plimsoll.remediation.RemediationView.MilestoneView;
import io.plimsoll.remediation.RemediationView.PlanView;
import io.plimsoll.remediation.RemediationView.ProposalView;
import io.plimsoll.remediation.RemediationView.ReportView;
import io.plimsoll.remediation.RemediationView.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows a remedy to one reader: offers that were not sent yet are not for clients.
 *
 * @param files those handed in about the case, by their id
 */
record RemediationViews(Actor reader, Map<String, StoredDocument> files, Instant now) {

    RemediationView of(Remediation remediation) {
        return new RemediationView(
                remediation.sequence(),
                remediation.state(),
                remediation.failures(),
                remediation.setback(),
                next(remediation),
                remediation.workDue().orElse(null),
                remediation.openedAt(),
                remediation.endedAt().orElse(null),
                remediation.shownBy(),
                milestones(remediation),
                remediation.extensions().stream()
                        .map(RemediationViews::extension)
                        .toList(),
                remediation.plans().stream().map(RemediationViews::plan).toList(),
                remediation.proposals().stream()
                        .filter(proposal ->
                                reader.isMsp() || proposal.offeredAt().isPresent())
                        .map(proposal -> proposal(remediation, proposal))
                        .toList(),
                remediation.reports().stream().map(this::report).toList());
    }

    private @Nullable Milestone next(Remediation remediation) {
        return remediation.state() == RemediationState.UNDER_WAY
                ? remediation.work().open().stream()
                        .map(AgreedWork.Numbered::milestone)
                        .filter(step -> step.endsAt().isAfter(now))
                        .findFirst()
                        .map(AgreedMilestone::asMilestone)
                        .orElse(null)
                : null;
    }

    private List<MilestoneView> milestones(Remediation remediation) {
        List<MilestoneView> all = new ArrayList<>();
        for (int attempt = remediation.attempt(); attempt > 0; attempt--) {
            boolean current = attempt == remediation.attempt() && remediation.state() == RemediationState.UNDER_WAY;
            new AgreedWork(remediation.agreed(), attempt)
                    .numbered()
                    .forEach(one -> all.add(milestone(one.nr(), one.milestone(), current)));
        }
        return List.copyOf(all);
    }

    private MilestoneView milestone(int nr, AgreedMilestone one, boolean current) {
        return new MilestoneView(
                one.attempt(),
                nr,
                current,
                one.title(),
                one.owner(),
                one.side(),
                one.agreed(),
                one.due(),
                Objects.requireNonNullElse(one.note(), ""),
                shown(one.documents()),
                Objects.requireNonNullElse(one.reporterName(), ""),
                one.reachedAt(),
                one.missedAt());
    }

    private List<Shown> shown(List<String> ids) {
        return ids.stream()
                .filter(files::containsKey)
                .map(files::get)
                .map(file -> new Shown(file.id(), file.title(), file.sha256()))
                .toList();
    }

    private static ExtensionView extension(Extension one) {
        return new ExtensionView(
                one.nr(),
                one.state(),
                one.reason(),
                one.lastDay(),
                one.days().stream()
                        .map(MovedDay::grantedTo)
                        .filter(Objects::nonNull)
                        .max(Comparator.<LocalDate>naturalOrder())
                        .orElse(null),
                one.askerName(),
                one.askedAt(),
                one.decideBy(),
                one.explanation(),
                one.deciderName(),
                one.decidedAt());
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

    private static ProposalView proposal(Remediation remediation, Proposal proposal) {
        return new ProposalView(
                proposal.version(),
                proposal.reference(remediation),
                proposal.description(),
                proposal.lines().stream()
                        .map(line -> new LineView(
                                line.text(), proposal.money(line.amount()).plain()))
                        .toList(),
                proposal.total().plain(),
                proposal.currency(),
                proposal.validUntil(),
                proposal.completion(),
                proposal.documentId().orElse(null),
                proposal.accepted().orElse(null),
                proposal.declineReason(),
                proposal.deciderName());
    }

    private ReportView report(Report report) {
        return new ReportView(
                report.words(),
                shown(report.reportDocuments()),
                report.reporterName(),
                report.reportedAt(),
                report.met(),
                Objects.requireNonNullElse(report.evidence(), ""),
                shown(report.documents()),
                Objects.requireNonNullElse(report.verifierName(), ""),
                report.verifiedAt());
    }
}
