package io.plimsoll.web;

import io.plimsoll.finding.Findings;
import io.plimsoll.finding.MapResult;
import io.plimsoll.finding.TriageItem;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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
            long findings,
            long failing,
            List<String> clients,
            List<TriageItem.Proposal> proposals) {

        static Item of(TriageItem item) {
            return new Item(
                    item.source(),
                    item.check(),
                    item.titles(),
                    item.findings(),
                    item.failing(),
                    item.clients().stream().map(ClientId::value).toList(),
                    item.proposals());
        }
    }

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

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
