package io.plimsoll.noncompliance;

/** What became of a non-compliance reported by hand. */
public sealed interface ReportResult {

    /** A case was opened, or reopened. */
    record Opened(CaseView opened) implements ReportResult {}

    /** There is an open case for this control already; the report was added to it. */
    record AlreadyOpen(CaseView open) implements ReportResult {}

    /**
     * The control does not open cases for this client.
     *
     * @param reason one plain sentence
     */
    record DoesNotApply(String reason) implements ReportResult {}
}
