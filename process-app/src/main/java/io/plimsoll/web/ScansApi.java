package io.plimsoll.web;

import io.plimsoll.finding.Findings;
import io.plimsoll.finding.Received;
import io.plimsoll.finding.RejectView;
import io.plimsoll.finding.ScanOrder;
import io.plimsoll.finding.ScanView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Scans over HTTP: delivered, followed, and their unreadable rows looked at. */
@RestController
@Access({Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.SCANNER})
@RequestMapping("/api/v1")
class ScansApi {

    private final Findings findings;
    private final UploadRefusals refusals;

    ScansApi(Findings findings, UploadRefusals refusals) {
        this.findings = findings;
        this.refusals = refusals;
    }

    /** Where a delivery stands at first. */
    record Taken(String id, String state) {}

    /** A delivery; each row read is in exactly one of rejected, unmapped, added, changed and unchanged. */
    record Scan(
            String id,
            String client,
            String source,
            String format,
            String scope,
            String state,
            long read,
            long rejected,
            long unmapped,
            long added,
            long changed,
            long unchanged,
            long cleared,
            int casesOpened,
            @Nullable String problem) {

        static Scan of(ScanView scan) {
            ScanView.Counts counts = scan.counts();
            return new Scan(
                    scan.id(),
                    scan.client().value(),
                    scan.source(),
                    scan.format(),
                    scan.scope().name().toLowerCase(Locale.ROOT),
                    scan.state().key(),
                    counts.read(),
                    counts.rejected(),
                    counts.unmapped(),
                    counts.added(),
                    counts.changed(),
                    counts.unchanged(),
                    scan.cleared(),
                    scan.casesOpened(),
                    scan.problem());
        }
    }

    /** All that is kept of the unreadable rows; there is no second page. */
    record Rejects(List<RejectView> items, @Nullable String next) {}

    /**
     * Takes a file. Its parameters are read from the address and not by the usual means: those would look for them in
     * the body too, and eat it, where a deliverer sends the file under the content type of a form.
     */
    @Access({Role.ANALYST, Role.SCANNER})
    @PostMapping(path = "/clients/{client}/scans", consumes = "!multipart/form-data")
    ResponseEntity<?> deliver(@PathVariable String client, HttpServletRequest request, Actor by) throws IOException {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        MultiValueMap<String, String> query = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        var order = new ScanOrder(
                value(query, "format", "auto"), value(query, "source", ""), value(query, "scope", "partial"));
        Received received = findings.receive(new ClientId(client), order, request.getInputStream(), by);
        if (received instanceof Received.Accepted accepted) {
            ScanView scan = accepted.scan();
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/scans/" + scan.id()))
                    .body(new Taken(scan.id(), scan.state().key()));
        }
        refusals.tell(request, by, "A delivery of scan results");
        if (received instanceof Received.TooLarge tooLarge) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The file is larger than the allowed %d MB".formatted(tooLarge.most() / 1024 / 1024));
        }
        return problem(HttpStatus.BAD_REQUEST, ((Received.Refused) received).reason());
    }

    @GetMapping("/scans/{id}")
    Scan scan(@PathVariable String id, Actor reader) {
        return Scan.of(findings.scan(id, reader));
    }

    @GetMapping("/scans/{id}/rejects")
    Rejects rejects(@PathVariable String id, Actor reader) {
        return new Rejects(findings.rejects(id, reader), null);
    }

    private static String value(MultiValueMap<String, String> query, String name, String orElse) {
        return Optional.ofNullable(query.getFirst(name)).map(ScansApi::decoded).orElse(orElse);
    }

    private static String decoded(String text) {
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The address is not well-formed", e);
        }
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
