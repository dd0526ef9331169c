package io.plimsoll.noncompliance;

import io.plimsoll.document.Attachments;
import io.plimsoll.document.Attachments.Checked;
import io.plimsoll.document.Attachments.Fit;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Evidence that people hand in about a case, with their report of it or later. */
@Component
@Transactional
public class CaseAttachments {

    private static final Role[] MAY = {Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY};
    private static final String TOO_MANY = "There are too many files about this matter already.";

    private final Cases cases;
    private final NonCompliances nonCompliances;
    private final Attachments attachments;

    CaseAttachments(Cases cases, NonCompliances nonCompliances, Attachments attachments) {
        this.cases = cases;
        this.nonCompliances = nonCompliances;
        this.attachments = attachments;
    }

    /** What became of files. */
    public sealed interface Attached {

        /** They are kept. */
        record Kept(List<StoredDocument> documents) implements Attached {}

        /** @param reason plain words for whoever sent them */
        record Refused(String reason) implements Attached {}
    }

    /** What became of a report with files. */
    public sealed interface Reported {

        /** @param result of the report; the files are kept with the case where there is one */
        record Taken(ReportResult result) implements Reported {}

        /** Nothing was reported, since the files are not taken. */
        record FilesRefused(String reason) implements Reported {}
    }

    /** Keeps files about an open case; all or none. */
    public Attached attach(CaseNumber number, List<Upload> files, Actor by) {
        by.require(MAY);
        NonCompliance about = cases.visible(number, by);
        if (!about.isOpen()) {
            return new Attached.Refused("This matter is closed; nothing can be added any more.");
        }
        Checked checked = attachments.check(files);
        if (checked instanceof Checked.Refused refused) {
            return new Attached.Refused(refused.reason());
        }
        List<Fit> fitting = ((Checked.Fitting) checked).files();
        return attachments
                .keep(about.client(), number.value(), fitting, by)
                .<Attached>map(Attached.Kept::new)
                .orElseGet(() -> new Attached.Refused(TOO_MANY));
    }

    /** Reports that a control is not met, and keeps the files that show it; nothing where one of them is not taken. */
    public Reported report(
            ClientId client, String control, String summary, List<String> assets, List<Upload> files, Actor by) {
        by.require(MAY).requireClient(client);
        Checked checked = attachments.check(files);
        if (checked instanceof Checked.Refused refused) {
            return new Reported.FilesRefused(refused.reason());
        }
        ReportResult result = nonCompliances.report(client, control, summary, assets, by);
        Optional<CaseNumber> number = result instanceof ReportResult.Opened opened
                ? Optional.of(opened.opened().number())
                : result instanceof ReportResult.AlreadyOpen open
                        ? Optional.of(open.open().number())
                        : Optional.empty();
        // a full case takes the words all the same: they must not be lost for the sake of a file
        number.ifPresent(to -> attachments.keep(client, to.value(), ((Checked.Fitting) checked).files(), by));
        return new Reported.Taken(result);
    }
}
