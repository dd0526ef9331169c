package io.plimsoll.remediation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remedy as its readers see it.
 *
 * @param sequence counts the remedies of the case, from 1
 * @param failures tries that came to nothing
 * @param setback why the client has to plan again, "" where it does not
 * @param next the next agreed step that is not past, null where there is none
 * @param workDue when the work has to be reported, null before it is agreed
 * @param endedAt null while it is not over
 * @param plans versions of the client's plan, oldest first
 * @param proposals the MSP's offers, oldest first; a client sees those that were sent
 * @param reports the client's reports with what came of checking them, oldest first
 */
public record RemediationView(
        int sequence,
        RemediationState state,
        int failures,
        String setback,
        @Nullable Milestone next,
        @Nullable Instant workDue,
        Instant openedAt,
        @Nullable Instant endedAt,
        List<PlanView> plans,
        List<ProposalView> proposals,
        List<ReportView> reports) {

    /**
     * One version of a plan.
     *
     * @param approved null until it is reviewed
     * @param explanation of the review, "" before
     */
    public record PlanView(
            int version,
            String approach,
            String owner,
            List<Milestone> milestones,
            String submittedBy,
            Instant submittedAt,
            @Nullable Boolean approved,
            String explanation,
            String reviewedBy) {}

    /**
     * One offer.
     *
     * @param currency ISO 4217
     * @param documentId null until it is sent
     * @param accepted null while undecided or where it ran out
     */
    public record ProposalView(
            int version,
            String description,
            List<ProposalLine> lines,
            BigDecimal total,
            String currency,
            LocalDate validUntil,
            LocalDate completion,
            @Nullable String documentId,
            @Nullable Boolean accepted,
            String declineReason,
            String decidedBy) {}

    /**
     * One report of the client.
     *
     * @param met null until somebody has checked
     */
    public record ReportView(
            String words, String by, Instant at, @Nullable Boolean met, String evidence, String verifiedBy) {}
}
