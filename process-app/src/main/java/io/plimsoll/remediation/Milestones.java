package io.plimsoll.remediation;

import io.plimsoll.document.StoredDocument;
import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseAttachments;
import io.plimsoll.noncompliance.CaseAttachments.Attached;
import io.plimsoll.noncompliance.CaseFiles;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Milestones of the work that is under way: reported as reached, with what shows it, by the client or by the MSP. */
@Component
@Transactional
public class Milestones {

    private static final Role[] MAY = {Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY};

    private final NonCompliances cases;
    private final CaseAttachments attachments;
    private final Engagement engagement;
    private final CaseFiles evidence;
    private final Remedies remedies;

    Milestones(
            NonCompliances cases,
            CaseAttachments attachments,
            Engagement engagement,
            CaseFiles evidence,
            Remedies remedies) {
        this.cases = cases;
        this.attachments = attachments;
        this.engagement = engagement;
        this.evidence = evidence;
        this.remedies = remedies;
    }

    /** What became of a report. */
    public sealed interface Reported {

        /** It is on record. */
        record Taken() implements Reported {}

        /** @param reason plain words; nothing was changed */
        record Refused(String reason) implements Reported {}
    }

    /**
     * Reports a milestone as reached.
     *
     * @param nr counted from 1
     * @param note what was done, "" where files show it
     * @param named ids of files that were handed in about the case before
     * @param files to be handed in with this report; all are kept or nothing is reported
     */
    public Reported reached(CaseNumber number, int nr, String note, List<String> named, List<Upload> files, Actor by) {
        by.require(MAY);
        CaseView about = cases.get(number, by);
        Optional<String> problem = problem(number, nr, note, named, files, about, by);
        if (problem.isPresent()) {
            return new Reported.Refused(problem.get());
        }
        List<String> documents = new ArrayList<>(named);
        if (!files.isEmpty()) {
            Attached kept = attachments.attach(number, files, by);
            if (kept instanceof Attached.Refused refused) {
                return new Reported.Refused(refused.reason());
            }
            ((Attached.Kept) kept).documents().stream().map(StoredDocument::id).forEach(documents::add);
        }
        take(remedies.require(number), nr, note, documents, about, by);
        return new Reported.Taken();
    }

    private Optional<String> problem(
            CaseNumber number, int nr, String note, List<String> named, List<Upload> files, CaseView about, Actor by) {
        Optional<AgreedMilestone> milestone = remedies.in(RemediationState.UNDER_WAY, number)
                .flatMap(one -> one.work().of(nr));
        if (milestone.isEmpty()) {
            return Optional.of("No such milestone is being worked on.");
        }
        if (milestone.get().isReached()) {
            return Optional.of("This milestone has been reported as reached already.");
        }
        if (note.isBlank() && named.isEmpty() && files.isEmpty()) {
            return Optional.of("Say what was done, add a file that shows it, or both.");
        }
        return evidence.areFiles(named, about, by)
                ? Optional.empty()
                : Optional.of("A file that is named was not handed in about this matter.");
    }

    private void take(Remediation remediation, int nr, String note, List<String> documents, CaseView about, Actor by) {
        remediation.work().reached(nr, note, documents, by, remedies.now());
        AgreedMilestone milestone = remediation.work().of(nr).orElseThrow();
        remedies.record(
                remediation,
                "milestone-reached",
                by,
                Map.of(
                        "milestone", nr,
                        "due", milestone.due().toString(),
                        "documents", evidence.hashes(documents, about, by)));
        engagement.note(
                remediation.number(),
                "noted",
                "“%s” was reported as reached%s."
                        .formatted(
                                milestone.title(),
                                documents.isEmpty() ? "" : documents.size() == 1 ? ", with a file" : ", with files"),
                by);
    }
}
