package io.plimsoll.adoption;

import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.SignIn;
import io.plimsoll.identity.Signatory;
import io.plimsoll.identity.SigningDemand;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskResult;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client's signatory acknowledges the frozen text or refuses to; either is kept as evidence. */
@Component
@Transactional
class AcknowledgeStandard implements MatterTaskHandler {

    static final String FORM = "acknowledge-standard";

    private final Rollouts rollouts;
    private final AdoptionRecord record;
    private final AdoptionMails mails;
    private final Documents documents;
    private final SigningDemand signing;
    private final Clock clock;

    AcknowledgeStandard(
            Rollouts rollouts,
            AdoptionRecord record,
            AdoptionMails mails,
            Documents documents,
            SigningDemand signing,
            Clock clock) {
        this.rollouts = rollouts;
        this.record = record;
        this.mails = mails;
        this.documents = documents;
        this.signing = signing;
        this.clock = clock;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return Set.of("sign");
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(MatterTask task, Actor reader) {
        Adoption adoption = rollouts.require(new AdoptionNumber(task.number()), reader);
        FrozenImpact frozen = frozen(adoption);
        String what = adoption.first()
                ? "Read the standard, then acknowledge it or say why not. It is in force already, by our contract."
                : "Read what the new version changes for you, then acknowledge it or say why not. It comes into force at its date either way; what you say is put on record.";
        return new TaskContext(
                List.of(new Section("What we ask", what, List.of())),
                Map.of(),
                Map.of(),
                frozen.documentId(),
                frozen.textSha256(),
                true);
    }

    private static FrozenImpact frozen(Adoption adoption) {
        return adoption.frozen().orElseThrow(() -> new IllegalStateException("The text is not frozen yet"));
    }

    @Override
    public TaskResult submit(MatterSubmission submission) {
        Actor by = submission.by();
        Adoption adoption =
                rollouts.require(new AdoptionNumber(submission.task().number()), by);
        Signatory signatory = new Signatory(by);
        if (!signatory.maySignFor(adoption.client())) {
            return new TaskResult.NotYours("Only a signatory of the client may decide this.");
        }
        if (!adoption.isOpen() || adoption.answer() != null || !isWhatWasShown(adoption, submission)) {
            return new TaskResult.Stale("The text has changed or has been decided on. Please open the task again.");
        }
        FormValues values = submission.values();
        return values.outcome().equals("sign")
                ? sign(adoption, signatory, values)
                : refuse(adoption, by, values.text("refusalReason"));
    }

    /** The page was made from the frozen text, and the kept text and PDF are still those that were frozen. */
    private boolean isWhatWasShown(Adoption adoption, MatterSubmission submission) {
        FrozenImpact frozen = frozen(adoption);
        String revision = submission.revision();
        return (revision == null || revision.equals(frozen.textSha256()))
                && Sha256.hex(documents.text(frozen.documentId(), submission.by()))
                        .equals(frozen.textSha256())
                && Sha256.hex(documents.content(frozen.documentId(), submission.by()))
                        .equals(frozen.pdfSha256());
    }

    private TaskResult sign(Adoption adoption, Signatory signatory, FormValues values) {
        Actor by = signatory.actor();
        if (!signatory.isNamed(values.text("name"))) {
            return new TaskResult.Refused("name", "Please type your own name as it is shown: " + by.name() + ".");
        }
        if (!values.ticked("understood")) {
            return new TaskResult.Refused("understood", "Please confirm that you have read the text.");
        }
        if (!signing.isMetBy(by.signIn(), clock.instant())) {
            return new TaskResult.SignInAgain(signing);
        }
        adoption.acknowledge(given(adoption, by, values.text("name"), ""));
        recordAnswer(adoption, by, "standard-acknowledged");
        mails.tellClient(adoption, "standard-acknowledged", "acknowledged", false, Map.of());
        return new TaskResult.Taken();
    }

    private TaskResult refuse(Adoption adoption, Actor by, String reason) {
        adoption.refuse(given(adoption, by, "", reason));
        recordAnswer(adoption, by, "standard-refused");
        return new TaskResult.Taken();
    }

    private GivenAnswer given(Adoption adoption, Actor by, String typedName, String reason) {
        Instant now = clock.instant();
        SignIn signIn = by.signIn();
        return new GivenAnswer(
                by.subject(),
                by.name(),
                typedName,
                reason,
                now,
                adoption.zone(),
                LocalDateTime.ofInstant(now, ZoneId.of(adoption.zone()))
                        .withNano(0)
                        .toString(),
                signIn.address(),
                signIn.agent(),
                signIn.level(),
                signIn.authenticatedAt(),
                signIn.tokenId());
    }

    private static String given(Adoption adoption) {
        return adoption.given().map(GivenAnswer::reason).orElse("");
    }

    private void recordAnswer(Adoption adoption, Actor by, String event) {
        FrozenImpact frozen = frozen(adoption);
        record.add(
                adoption,
                event,
                by,
                Map.of(
                        "document", frozen.documentId(),
                        "textSha256", frozen.textSha256(),
                        "pdfSha256", frozen.pdfSha256(),
                        "reason", AdoptionRecord.hash(adoption, given(adoption))));
    }
}
