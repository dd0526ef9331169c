package io.plimsoll.deviation;

import io.plimsoll.client.Clients;
import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.identity.Signatory;
import io.plimsoll.identity.SigningDemand;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client's signatory signs the frozen text or declines it; either is kept as evidence. */
@Component
class AcknowledgeDeviation implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseMails mails;
    private final Engagement engagement;
    private final Documents documents;
    private final Clients clients;
    private final Agreements agreements;
    private final SigningDemand signing;

    AcknowledgeDeviation(
            NonCompliances cases,
            CaseBriefing briefing,
            CaseMails mails,
            Engagement engagement,
            Documents documents,
            Clients clients,
            Agreements agreements,
            SigningDemand signing) {
        this.cases = cases;
        this.briefing = briefing;
        this.mails = mails;
        this.engagement = engagement;
        this.documents = documents;
        this.clients = clients;
        this.agreements = agreements;
        this.signing = signing;
    }

    @Override
    public String form() {
        return "acknowledge-deviation";
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return Set.of("sign");
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Deviation deviation = agreements.require(number);
        DeviationText text = deviation.current();
        FrozenText frozen = text.requireFrozen();
        List<Section> sections = new ArrayList<>(briefing.forClient(number));
        sections.add(Words.whatYouSign(text));
        sections.add(Words.advice(text));
        deviation.lastShown().ifPresent(before -> sections.add(Words.changes(Changes.between(before, text))));
        return new TaskContext(sections, Map.of(), Map.of(), frozen.documentId(), frozen.textSha256(), true);
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by();
        CaseView about = cases.get(submission.number(), by);
        Signatory signatory = new Signatory(by);
        if (!signatory.maySignFor(about.client())) {
            return new TaskResult.NotYours("Only a signatory of the client may decide this.");
        }
        Optional<Deviation> frozen = agreements
                .open(submission.number())
                .filter(open -> open.state() == DeviationState.FROZEN)
                .filter(open -> isWhatWasShown(open, submission, by));
        if (frozen.isEmpty()) {
            return new TaskResult.Stale("The text has changed or has been decided on. Please open the task again.");
        }
        return submission.values().outcome().equals("sign")
                ? sign(frozen.get(), signatory, submission.values())
                : decline(frozen.get(), by, submission.values().text("declineReason"));
    }

    /** The page was made from the frozen text, and the kept text and PDF are still those that were frozen. */
    private boolean isWhatWasShown(Deviation deviation, TaskSubmission submission, Actor by) {
        FrozenText frozen = deviation.current().requireFrozen();
        String revision = submission.revision();
        return (revision == null || revision.equals(frozen.textSha256()))
                && Sha256.hex(documents.text(frozen.documentId(), by)).equals(frozen.textSha256())
                && Sha256.hex(documents.content(frozen.documentId(), by)).equals(frozen.pdfSha256());
    }

    private TaskResult sign(Deviation deviation, Signatory signatory, FormValues values) {
        Actor by = signatory.actor();
        if (!signatory.isNamed(values.text("name"))) {
            return new TaskResult.Refused("name", "Please type your own name as it is shown: " + by.name() + ".");
        }
        if (!values.ticked("understood")) {
            return new TaskResult.Refused("understood", "Please confirm that you have read the text.");
        }
        if (!signing.isMetBy(by.signIn(), agreements.now())) {
            return new TaskResult.SignInAgain(signing);
        }
        deviation.acknowledge(given(deviation, by, true, values.text("name"), ""));
        recordAnswer(deviation, by, "deviation-signed");
        engagement.answered(deviation.number(), "sign", by);
        mails.tellClient(
                deviation.number(),
                "deviation-signed",
                Set.of(Role.CLIENT_SIGNATORY),
                Agreements.cause(deviation),
                "signed",
                Map.of(
                        "reference", deviation.reference(),
                        "validUntil", deviation.current().assessment().validUntil(),
                        "textSha256", deviation.current().requireFrozen().textSha256(),
                        "ledgerHead", agreements.signedHead(deviation)),
                deviation.current().requireFrozen().documentId());
        return new TaskResult.Taken();
    }

    private TaskResult decline(Deviation deviation, Actor by, String reason) {
        deviation.acknowledge(given(deviation, by, false, "", reason));
        recordAnswer(deviation, by, "deviation-declined");
        engagement.answered(deviation.number(), "decline", by);
        mails.tellMsp(
                deviation.number(),
                "deviation-declined",
                Role.ANALYST,
                Agreements.cause(deviation),
                "declined",
                Map.of("declineReason", reason));
        return new TaskResult.Taken();
    }

    private Acknowledgement given(Deviation deviation, Actor by, boolean signed, String typedName, String reason) {
        FrozenText frozen = deviation.current().requireFrozen();
        ZoneId zone = clients.get(deviation.client(), by).calendar().zone();
        Instant now = agreements.now();
        SignIn signIn = by.signIn();
        return new Acknowledgement(
                signed,
                by.subject(),
                by.name(),
                typedName,
                reason,
                now,
                zone.getId(),
                Acknowledgement.wallClock(now, zone),
                signIn.address(),
                signIn.agent(),
                signIn.level(),
                signIn.authenticatedAt(),
                signIn.tokenId(),
                frozen.textSha256(),
                frozen.pdfSha256());
    }

    private void recordAnswer(Deviation deviation, Actor by, String event) {
        FrozenText frozen = deviation.current().requireFrozen();
        agreements.record(
                deviation,
                event,
                by,
                Map.of(
                        "document", frozen.documentId(),
                        "textSha256", frozen.textSha256(),
                        "pdfSha256", frozen.pdfSha256()));
    }
}
