package io.plimsoll.attestation;

import io.plimsoll.document.Attachments;
import io.plimsoll.document.Attachments.Checked;
import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.document.Upload;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Documents that show what an answer says; they belong to a question of one questionnaire. */
@Component
@Transactional
public class AttestationEvidence {

    private static final String NOT_ASKED = "This question is not asked any more, so nothing can be added to it.";
    private static final String TOO_MANY = "There are too many files with this question already.";

    private final AttestationRows rows;
    private final Attachments attachments;
    private final Documents documents;

    AttestationEvidence(AttestationRows rows, Attachments attachments, Documents documents) {
        this.rows = rows;
        this.attachments = attachments;
        this.documents = documents;
    }

    /** What became of files. */
    public sealed interface Added {

        /** They are kept. */
        record Kept(List<StoredDocument> documents) implements Added {}

        /** @param reason plain words for whoever sent them */
        record Refused(String reason) implements Added {}
    }

    /** Keeps files with a question that waits for its answer; all or none. */
    public Added add(ClientId client, String question, List<Upload> files, Actor by) {
        by.require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY).requireClient(client);
        Optional<Questionnaire> asked = rows.open(client).filter(open -> open.unanswered().stream()
                .anyMatch(one -> one.question().equals(question)));
        if (asked.isEmpty()) {
            return new Added.Refused(NOT_ASKED);
        }
        Checked checked = attachments.check(files);
        if (checked instanceof Checked.Refused refused) {
            return new Added.Refused(refused.reason());
        }
        String subject = subject(asked.get().id(), question);
        return attachments
                .keep(client, subject, ((Checked.Fitting) checked).files(), by)
                .<Added>map(Added.Kept::new)
                .orElseGet(() -> new Added.Refused(TOO_MANY));
    }

    /** What was handed in with a question when it was asked. */
    @Transactional(readOnly = true)
    public List<StoredDocument> of(ClientId client, String questionnaire, String question, Actor reader) {
        return documents.about(client, subject(questionnaire, question), reader);
    }

    private static String subject(String questionnaire, String question) {
        return questionnaire + "/" + question;
    }
}
