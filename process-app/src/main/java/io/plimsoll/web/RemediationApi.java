package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.remediation.Extensions;
import io.plimsoll.remediation.Milestones;
import io.plimsoll.remediation.RemediationView;
import io.plimsoll.remediation.Remediations;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The remedies of a case over HTTP: what was agreed, what of it is reached, and requests for more time. */
@RestController
@Access.People
@RequestMapping("/api/v1/cases/{number}/remediation")
class RemediationApi {

    private final Remediations remediations;
    private final Milestones milestones;
    private final Extensions extensions;

    RemediationApi(Remediations remediations, Milestones milestones, Extensions extensions) {
        this.remediations = remediations;
        this.milestones = milestones;
        this.extensions = extensions;
    }

    /** All remedies of one case, newest first; amounts are texts, so that no reader rounds them. */
    record Listed(List<RemediationView> items) {}

    /**
     * A milestone is reached.
     *
     * @param documents ids of files that were handed in about the case
     */
    record Reached(
            @Nullable @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String note,

            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 64) String> documents) {}

    /** A later day for a milestone. */
    record Day(int milestone, @NotNull LocalDate due) {}

    /** A request for more time. */
    record Wish(
            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason,

            @NotEmpty @Size(max = 20) List<@Valid @NotNull Day> days) {}

    @GetMapping
    Listed list(@PathVariable String number, Actor reader) {
        return new Listed(remediations.of(number(number), reader));
    }

    @Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/milestones/{milestone}/reached")
    ResponseEntity<?> reached(
            @PathVariable String number, @PathVariable int milestone, @Valid @RequestBody Reached report, Actor by) {
        Milestones.Reported result = milestones.reached(
                number(number),
                milestone,
                Objects.requireNonNullElse(report.note(), "").strip(),
                Objects.requireNonNullElse(report.documents(), List.of()),
                List.of(),
                by);
        return result instanceof Milestones.Reported.Refused refused
                ? refused(refused.reason())
                : ResponseEntity.ok(list(number, by));
    }

    @Access({Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/extensions")
    ResponseEntity<?> ask(@PathVariable String number, @Valid @RequestBody Wish wish, Actor by) {
        SortedMap<Integer, LocalDate> days = new TreeMap<>();
        wish.days().forEach(day -> days.put(day.milestone(), day.due()));
        Extensions.Asked result =
                extensions.ask(number(number), days, wish.reason().strip(), by);
        return result instanceof Extensions.Asked.Refused refused
                ? refused(refused.reason())
                : ResponseEntity.status(HttpStatus.CREATED).body(list(number, by));
    }

    private static ResponseEntity<ProblemDetail> refused(String reason) {
        return ResponseEntity.unprocessableContent()
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, reason));
    }

    private static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }
}
