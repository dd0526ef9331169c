package io.plimsoll.web;

import io.plimsoll.deviation.DeviationView;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agreements of a case over HTTP, version by version. */
@RestController
@Access.People
@RequestMapping("/api/v1/cases/{number}/deviations")
class DeviationsApi {

    private final Deviations deviations;

    DeviationsApi(Deviations deviations) {
        this.deviations = deviations;
    }

    /** All agreements of one case, newest first. */
    record Listed(List<DeviationView> items) {}

    /** Why a text is taken back before it is signed. */
    record Revision(
            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason) {}

    @GetMapping
    Listed list(@PathVariable String number, Actor reader) {
        return new Listed(deviations.of(number(number), reader));
    }

    @Access(Role.ANALYST)
    @PostMapping("/revise")
    ResponseEntity<?> revise(@PathVariable String number, @Valid @RequestBody Revision revision, Actor by) {
        CaseNumber about = number(number);
        return deviations.revise(about, revision.reason(), by) == Deviations.Revision.BEGUN
                ? ResponseEntity.ok(list(number, by))
                : ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "No text waits for its signature"));
    }

    private static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }
}
