package io.plimsoll.web;

import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.Mails;
import io.plimsoll.noncompliance.CasePage;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.EndResult;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.FailingPage;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskQuery;
import io.plimsoll.remediation.Remediations;
import io.plimsoll.standard.Severity;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Cases over HTTP: found, read whole, reported and ended by hand. */
@RestController
@Access.People
@RequestMapping("/api/v1")
class CasesApi {

    private static final int TASKS_OF_A_CASE = 50;
    private static final int FAILING_SHOWN = 100;

    private final NonCompliances cases;
    private final Engagement engagement;
    private final Remediations remediations;
    private final Documents documents;
    private final Mails mails;
    private final Inbox inbox;

    CasesApi(
            NonCompliances cases,
            Engagement engagement,
            Remediations remediations,
            Documents documents,
            Mails mails,
            Inbox inbox) {
        this.cases = cases;
        this.engagement = engagement;
        this.remediations = remediations;
        this.documents = documents;
        this.mails = mails;
        this.inbox = inbox;
    }

    /** One page; {@code next} is null on the last. */
    record Listed(List<CaseItem> items, @Nullable String next) {}

    /** One page of what fails, worst first; {@code total} counts all, {@code next} is null on the last. */
    record FailingListed(
            List<CaseDetail.Failing> items,
            long total,
            @Nullable String next) {}

    /** @param assets names; none means the organisation as a whole */
    record Report(
            @NotBlank @Size(max = 40) String control,

            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String summary,

            @Size(max = 500) @Nullable List<@NotBlank @Size(max = 200) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String>
                    assets) {}

    record Withdrawal(
            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason) {}

    record Proof(
            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String evidence) {}

    @GetMapping("/cases")
    Listed list(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String control,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        if (client != null && !ClientId.isValid(client)) {
            return new Listed(List.of(), null);
        }
        CasePage page = cases.list(
                new CaseQuery(
                        client == null ? null : new ClientId(client),
                        word("state", state, text -> CaseState.valueOf(text.toUpperCase(Locale.ROOT))),
                        word("severity", severity, Severity::ofKey),
                        control,
                        open,
                        cursor,
                        limit),
                reader);
        return new Listed(page.items().stream().map(CaseItem::of).toList(), page.next());
    }

    @GetMapping("/cases/{number}")
    CaseDetail get(@PathVariable String number, Actor reader) {
        return detail(cases.get(number(number), reader), reader);
    }

    @GetMapping("/cases/{number}/failing")
    FailingListed failing(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        FailingPage page = cases.failing(number(number), cursor, limit, reader);
        return new FailingListed(
                page.items().stream().map(CaseDetail.Failing::of).toList(), page.total(), page.next());
    }

    @Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/clients/{client}/cases")
    ResponseEntity<?> report(@PathVariable String client, @Valid @RequestBody Report report, Actor by) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        List<String> assets = Optional.ofNullable(report.assets()).orElse(List.of());
        ReportResult result = cases.report(new ClientId(client), report.control(), report.summary(), assets, by);
        if (result instanceof ReportResult.Opened opened) {
            CaseView view = opened.opened();
            return ResponseEntity.created(URI.create("/api/v1/cases/" + view.number()))
                    .body(detail(view, by));
        }
        if (result instanceof ReportResult.AlreadyOpen found) {
            return ResponseEntity.ok(detail(found.open(), by));
        }
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, ((ReportResult.DoesNotApply) result).reason());
    }

    @Access(Role.ANALYST)
    @PostMapping("/cases/{number}/withdraw")
    ResponseEntity<?> withdraw(@PathVariable String number, @Valid @RequestBody Withdrawal withdrawal, Actor by) {
        return ended(cases.withdraw(number(number), withdrawal.reason(), by), by);
    }

    @Access(Role.ANALYST)
    @PostMapping("/cases/{number}/met")
    ResponseEntity<?> met(@PathVariable String number, @Valid @RequestBody Proof proof, Actor by) {
        return ended(cases.recordMet(number(number), proof.evidence(), by), by);
    }

    private ResponseEntity<?> ended(EndResult result, Actor by) {
        return result instanceof EndResult.Ended ended
                ? ResponseEntity.ok(detail(ended.ended(), by))
                : problem(HttpStatus.CONFLICT, "This matter is over already");
    }

    private CaseDetail detail(CaseView view, Actor reader) {
        return CaseDetail.of(
                view,
                cases.failing(view.number(), null, FAILING_SHOWN, reader),
                engagement.record(view.number(), reader),
                remediations.of(view.number(), reader),
                documents.about(view.client(), view.number().value(), reader),
                mails.about(view.client(), view.number(), reader),
                cases.history(view.number(), reader),
                inbox.list(new TaskQuery(null, view.number(), null, false, null, TASKS_OF_A_CASE), reader)
                        .items());
    }

    private static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }

    private static <T> @Nullable T word(String name, @Nullable String text, Function<String, T> reading) {
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such " + name, unknown);
        }
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
