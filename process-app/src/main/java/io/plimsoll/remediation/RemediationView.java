package io.plimsoll.remediation;

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
 * @param shownBy the source whose results showed it as met, "" where a person said so or it is not met
 * @param milestones what was agreed, newest attempt first and in the order of their numbers
 * @param extensions the client's requests for more time, oldest first
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
        String shownBy,
        List<MilestoneView> milestones,
        List<ExtensionView> extensions,
        List<PlanView> plans,
        List<ProposalView> proposals,
        List<ReportView> reports) {

    /** A file that shows something. */
    public record Shown(String id, String title, String sha256) {}

    /**
     * What was agreed, and what became of it.
     *
     * @param nr in its attempt, from 1
     * @param current whether it belongs to the work that is under way
     * @param owner who does it
     * @param agreed the day that was agreed first; differs from {@code due} where it was moved
     * @param note what whoever reported it said, "" where nothing
     * @param reachedAt null until it was reported
     * @param missedAt when its day passed without a report, null where it did not
     */
    public record MilestoneView(
            int attempt,
            int nr,
            boolean current,
            String title,
            String owner,
            Side side,
            LocalDate agreed,
            LocalDate due,
            String note,
            List<Shown> evidence,
            String reachedBy,
            @Nullable Instant reachedAt,
            @Nullable Instant missedAt) {}

    /**
     * A request for more time.
     *
     * @param until the latest day that was asked for
     * @param grantedUntil the latest day that was given, null where none was
     * @param explanation of whoever decided, "" where nobody did
     */
    public record ExtensionView(
            int nr,
            ExtensionState state,
            String reason,
            LocalDate until,
            @Nullable LocalDate grantedUntil,
            String askedBy,
            Instant askedAt,
            Instant decideBy,
            String explanation,
            String decidedBy,
            @Nullable Instant decidedAt) {}

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
     * A line of an offer.
     *
     * @param amount exact, with the decimals that the currency has
     */
    public record LineView(String text, String amount) {}

    /**
     * One offer.
     *
     * @param reference what people quote
     * @param total exact, with the decimals that the currency has
     * @param currency ISO 4217
     * @param documentId null until it is sent
     * @param accepted null while undecided or where it ran out
     */
    public record ProposalView(
            int version,
            String reference,
            String description,
            List<LineView> lines,
            String total,
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
     * @param reportFiles that the client named with it
     * @param met null until it was checked
     * @param evidence what was seen, "" where files show it
     * @param files that show what the check came to
     */
    public record ReportView(
            String words,
            List<Shown> reportFiles,
            String by,
            Instant at,
            @Nullable Boolean met,
            String evidence,
            List<Shown> files,
            String verifiedBy,
            @Nullable Instant verifiedAt) {}
}
