package io.plimsoll.web;

import io.plimsoll.attestation.Answer;
import io.plimsoll.attestation.AttestationEvidence;
import io.plimsoll.attestation.AttestationEvidence.Added;
import io.plimsoll.attestation.AttestationView;
import io.plimsoll.attestation.Attestations;
import io.plimsoll.attestation.Choice;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What clients are asked because no machine sees it, over HTTP; answers are given by the task {@code answer-attestation}. */
@RestController
@Access.People
@RequestMapping("/api/v1/clients/{client}/attestation")
class AttestationApi {

    private final Attestations attestations;
    private final AttestationEvidence evidence;
    private final UploadRefusals refusals;

    AttestationApi(Attestations attestations, AttestationEvidence evidence, UploadRefusals refusals) {
        this.attestations = attestations;
        this.evidence = evidence;
        this.refusals = refusals;
    }

    /**
     * @param begun whether the client is asked at all
     * @param next when it is asked next, null where it is being asked or not at all
     * @param due until when what is asked now is to be answered, null where nothing is
     */
    record Attestation(
            String client,
            boolean begun,
            @Nullable Instant next,
            @Nullable Instant due,
            List<Line> questions) {}

    /**
     * A question that applies.
     *
     * @param open whether it waits for an answer now
     * @param answer yes, no, unknown or not-applicable; null where none was given
     * @param reason why it does not apply, null with any other answer
     * @param counts whether that answer still stands
     */
    record Line(
            String question,
            String area,
            String words,
            List<String> controls,
            boolean open,
            @Nullable String answer,
            @Nullable String reason,
            boolean counts,
            @Nullable Instant validUntil) {}

    record Open(boolean open) {}

    /** What is kept. */
    record Kept(List<CaseDetail.Document> documents) {}

    @GetMapping
    Attestation get(@PathVariable String client, Actor reader) {
        AttestationView view = attestations.view(id(client), reader);
        return new Attestation(
                client,
                view.begun(),
                view.next(),
                Optional.ofNullable(view.open()).map(AttestationView.Open::due).orElse(null),
                view.lines().stream().map(line -> line(view, line)).toList());
    }

    private static Line line(AttestationView view, AttestationView.Line line) {
        AttestationView.Open open = view.open();
        var answer = Optional.ofNullable(line.answer());
        return new Line(
                line.question(),
                line.area(),
                line.words(),
                line.controls(),
                open != null
                        && open.unanswered().stream()
                                .anyMatch(asked -> asked.question().equals(line.question())),
                answer.map(given -> given.choice().key()).orElse(null),
                answer.filter(given -> given.choice() == Choice.NOT_APPLICABLE)
                        .map(Answer::words)
                        .orElse(null),
                answer.filter(given -> !given.expired()).isPresent(),
                answer.map(given -> given.validUntil()).orElse(null));
    }

    /** Asks now what is new to the client; false where something is asked already, or nothing is new. */
    @Access({Role.ANALYST, Role.SERVICE_MANAGER})
    @PostMapping("/ask")
    Open ask(@PathVariable String client, Actor by) {
        return new Open(attestations.askNow(id(client), by));
    }

    /** Opens what is not answered with a yes that counts; false where there is nothing. */
    @Access({Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY, Role.ANALYST})
    @PostMapping("/again")
    Open again(@PathVariable String client, Actor by) {
        return new Open(attestations.again(id(client), by));
    }

    /** Keeps documents that show what the answer to a question says, before it is given. */
    @Access({Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping(path = "/questions/{question}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> attach(
            @PathVariable String client,
            @PathVariable String question,
            @RequestParam("file") List<MultipartFile> files,
            HttpServletRequest request,
            Actor by) {
        Added added = evidence.add(id(client), question, Uploads.of(files), by);
        if (added instanceof Added.Refused refused) {
            refusals.tell(request, by, "Evidence with an answer");
            return ResponseEntity.unprocessableContent()
                    .body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason()));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Kept(((Added.Kept) added)
                        .documents().stream().map(CaseDetail.Document::of).toList()));
    }

    private static ClientId id(String client) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        return new ClientId(client);
    }
}
