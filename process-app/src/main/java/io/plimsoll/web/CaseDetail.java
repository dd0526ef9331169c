package io.plimsoll.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.finding.FailingAsset;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.mail.MailView;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.FailingPage;
import io.plimsoll.process.TaskSummary;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case with all that belongs to it; the fields of {@link CaseItem} stand beside these.
 *
 * @param failing what fails now, worst first, at most 100
 * @param failingTotal how many fail in all
 * @param failingNext the cursor for {@code GET /cases/{number}/failing} to go on, null where these are all
 * @param sources who reports that it fails; the case ends only when none of them does any more
 * @param remediation how it is put right, newest first
 * @param history what the ledger says, oldest first
 * @param openTasks those that the caller may see
 */
record CaseDetail(
        @JsonUnwrapped CaseItem item,
        String standard,
        String standardVersion,
        int round,
        int extensions,
        int policyVersion,
        List<Failing> failing,
        long failingTotal,
        @Nullable String failingNext,
        List<String> sources,
        List<EngagementEntry> engagement,
        List<RemediationView> remediation,
        List<Document> documents,
        List<MailView> mails,
        List<Event> history,
        List<OpenTask> openTasks) {

    static CaseDetail of(
            CaseView view,
            FailingPage failing,
            List<EngagementEntry> engagement,
            List<RemediationView> remediation,
            List<StoredDocument> documents,
            List<MailView> mails,
            List<LedgerRow> history,
            List<TaskSummary> openTasks) {
        return new CaseDetail(
                CaseItem.of(view),
                view.control().standard(),
                view.control().version(),
                view.round(),
                view.extensions(),
                view.policyVersion(),
                failing.items().stream().map(Failing::of).toList(),
                failing.total(),
                failing.next(),
                failing.sources(),
                engagement,
                remediation,
                documents.stream().map(Document::of).toList(),
                mails,
                history.stream().map(Event::of).toList(),
                openTasks.stream().map(OpenTask::of).toList());
    }

    /** One asset that fails by one check; severity and shortfall are the source's, null where it says none. */
    record Failing(
            String asset,
            String source,
            String check,
            String title,
            String detail,
            @Nullable String severity,
            Instant since,
            Instant observedAt,
            @Nullable Double shortfall) {

        static Failing of(FailingAsset one) {
            Severity reported = one.reported();
            return new Failing(
                    one.asset(),
                    one.source(),
                    one.check(),
                    one.title(),
                    one.detail(),
                    reported == null ? null : reported.key(),
                    one.since(),
                    one.observedAt(),
                    one.shortfall());
        }
    }

    /** A kept document; its bytes have an address of their own. */
    record Document(
            String id, String kind, String title, String mediaType, long size, String sha256, Instant storedAt) {

        static Document of(StoredDocument kept) {
            return new Document(
                    kept.id(),
                    kept.kind(),
                    kept.title(),
                    kept.mediaType(),
                    kept.size(),
                    kept.sha256(),
                    kept.storedAt());
        }
    }

    /** A ledger entry; the facts are canonical JSON already. */
    record Event(
            long sequence,
            Instant at,
            String event,
            String by,
            @JsonRawValue String facts,
            String hash) {

        static Event of(LedgerRow row) {
            return new Event(row.sequence(), row.at(), row.event(), row.by(), row.facts(), row.hash());
        }
    }

    /** Something to be done now. */
    record OpenTask(
            String id,
            String name,
            String form,
            @Nullable Instant due,
            @Nullable String assignee,
            boolean forClient) {

        static OpenTask of(TaskSummary task) {
            return new OpenTask(task.id(), task.name(), task.form(), task.due(), task.assignee(), task.forClient());
        }
    }
}
