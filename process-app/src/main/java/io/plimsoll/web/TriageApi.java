package io.plimsoll.web;

import io.plimsoll.finding.Findings;
import io.plimsoll.finding.MapResult;
import io.plimsoll.finding.TriageItem;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.MappingDecision;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks that no rule maps, over HTTP. */
@RestController
@Access.Msp
@RequestMapping("/api/v1/triage")
class TriageApi {

    private final Findings findings;

    TriageApi(Findings findings) {
        this.findings = findings;
    }

    /** All that waits; there is no second page. */
    record Waiting(List<Item> items, @Nullable String next) {}

    /** A check that waits, with the controls it may be about. */
    record Item(
            String source,
            String check,
            List<String> titles,
            List<String> references,
            long findings,
            long failing,
            List<String> clients,
            List<TriageItem.Proposal> proposals,
            List<Decided> decisions) {

        static Item of(TriageItem item) {
            return new Item(
                    item.source(),
                    item.check(),
                    item.titles(),
                    item.references(),
                    item.findings(),
                    item.failing(),
                    item.clients().stream().map(ClientId::value).toList(),
                    item.proposals(),
                    item.decisions().stream().map(Decided::of).toList());
        }
    }

    /** What was decided; there is no second page. */
    record AllDecided(List<Decided> items, @Nullable String next) {}

    /**
     * A decision about a check.
     *
     * @param outcome mapped, ignored or taken-back
     * @param control null where it is not mapped
     * @param inForce whether it holds now
     * @param until when another decision took its place
     */
    record Decided(
            String id,
            String source,
            String check,
            String outcome,
            @Nullable String control,
            String decidedBy,
            Instant decidedAt,
            boolean inForce,
            @Nullable Instant until) {

        static Decided of(MappingDecision decision) {
            return new Decided(
                    decision.id(),
                    decision.source(),
                    decision.check(),
                    decision.kind().key(),
                    decision.control(),
                    decision.by(),
                    decision.at(),
                    decision.inForce(),
                    decision.until());
        }
    }

    /** The check whose decision no longer holds. */
    record Check(
            @NotBlank @Size(max = 80) String source,
            @NotBlank @Size(max = 200) String check) {}

    /** @param clients for how many clients the check had been delivered */
    record TakenBack(String source, String check, int clients) {}

    /**
     * What a check is about.
     *
     * @param control a control's code, missing where the check is to be ignored
     * @param ignore must be true then, so that a forgotten control ignores nothing
     */
    record Decision(
            @NotBlank @Size(max = 80) String source,
            @NotBlank @Size(max = 200) String check,
            @Size(max = 20) @Nullable String control,
            @Nullable Boolean ignore) {

        boolean ignores() {
            return Boolean.TRUE.equals(ignore);
        }
    }

    /**
     * What was remembered.
     *
     * @param clients for how many clients the check had been delivered
     */
    record Remembered(String source, String check, @Nullable String control, boolean ignored, int clients) {}

    @GetMapping
    Waiting list(Actor reader) {
        return new Waiting(findings.triage(reader).stream().map(Item::of).toList(), null);
    }

    @Access(value = Role.ANALYST, everyClient = true)
    @PostMapping
    ResponseEntity<?> decide(@Valid @RequestBody Decision decision, Actor by) {
        String control = decision.control();
        if (decision.ignores() == (control != null)) {
            return problem(HttpStatus.BAD_REQUEST, "Give either a control or \"ignore\": true");
        }
        MapResult result = findings.map(decision.source(), decision.check(), control, by);
        if (result instanceof MapResult.Remembered remembered) {
            return ResponseEntity.ok(new Remembered(
                    decision.source(), decision.check(), control, control == null, remembered.clients()));
        }
        return result instanceof MapResult.NoSuchControl
                ? problem(HttpStatus.UNPROCESSABLE_CONTENT, "No standard has a requirement with this code")
                : problem(HttpStatus.NOT_FOUND, "No such check was ever delivered");
    }

    /** What was decided about checks, the newest first, at most 500. */
    @GetMapping("/decisions")
    AllDecided decisions(@RequestParam(defaultValue = "") @Size(max = 200) String q, Actor reader) {
        return new AllDecided(
                findings.decisions(q, reader).stream().map(Decided::of).toList(), null);
    }

    /** Undoes what was decided about a check; that is remembered as a decision too. */
    @Access(value = Role.ANALYST, everyClient = true)
    @PostMapping("/take-back")
    ResponseEntity<?> takeBack(@Valid @RequestBody Check check, Actor by) {
        MapResult result = findings.takeBack(check.source(), check.check(), by);
        return result instanceof MapResult.Remembered remembered
                ? ResponseEntity.ok(new TakenBack(check.source(), check.check(), remembered.clients()))
                : problem(HttpStatus.CONFLICT, "Nothing is decided about this check");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
