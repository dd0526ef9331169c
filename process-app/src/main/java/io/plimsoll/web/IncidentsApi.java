package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentItem;
import io.plimsoll.incident.IncidentNumber;
import io.plimsoll.incident.IncidentPage;
import io.plimsoll.incident.IncidentReport;
import io.plimsoll.incident.IncidentReported;
import io.plimsoll.incident.IncidentView;
import io.plimsoll.incident.Incidents;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** Incidents over HTTP: reported, read, and told how they go on; what is decided about them are tasks. */
@RestController
@Access.People
@RequestMapping("/api/v1")
class IncidentsApi {

    private final Incidents incidents;

    IncidentsApi(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * What is reported.
     *
     * @param noticedAt the clock runs from then
     * @param services ids of the client's services
     * @param lateReason needed where the time for reporting is over
     */
    record Report(
            boolean confirmed,

            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String summary,

            @NotNull Instant noticedAt,

            @NotBlank @Size(max = 200) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String noticedBy,

            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String systems,

            @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) @Nullable String data,

            @Size(max = 100) @Nullable List<@NotBlank @Size(max = 36) String> services,

            @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) @Nullable String lateReason) {

        IncidentReport report() {
            return new IncidentReport(
                    confirmed,
                    summary.strip(),
                    noticedAt,
                    noticedBy.strip(),
                    systems.strip(),
                    Optional.ofNullable(data).orElse(""),
                    Optional.ofNullable(services).orElse(List.of()),
                    Optional.ofNullable(lateReason).orElse(""));
        }
    }

    /** The same for several clients at once; each gets an incident of its own and learns of no other. */
    record ReportForMany(
            @NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 40) String> clients,
            @NotNull @Valid Report report) {}

    record Update(
            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String words) {}

    record Listed(List<Item> items, @Nullable String next) {}

    /** What was reported for several clients, one for each. */
    record Reported(List<Incident> items) {}

    /** An incident in a list; as in {@link Incident}. */
    record Item(
            String number,
            String client,
            String reportedBy,
            boolean confirmed,
            String title,
            Instant noticedAt,
            Instant reportedAt,
            Instant clockEndsAt,
            @Nullable Instant heardAt,
            long overrunMinutes,
            String state,
            @Nullable String severity,
            @Nullable String outcome) {

        static Item of(IncidentItem one) {
            return new Item(
                    one.number().value(),
                    one.client().value(),
                    one.ours() ? "msp" : "client",
                    one.confirmed(),
                    one.title(),
                    one.noticedAt(),
                    one.reportedAt(),
                    one.clockEndsAt(),
                    one.heardAt(),
                    one.overrun().toMinutes(),
                    one.state().key(),
                    one.severity() == null ? null : one.severity().key(),
                    one.ending() == null ? null : one.ending().key());
        }
    }

    /** Somebody of the task force. */
    record Member(String name, String part, String contact) {}

    /** @param outcome done or not-applicable, null while open */
    record Disclosure(
            String whom,
            Instant dueAt,
            @Nullable String outcome,
            @Nullable Instant at,
            String words) {}

    /** Something that happened. */
    record Line(Instant at, String what, String by, String words) {}

    /**
     * An incident.
     *
     * @param reportedBy msp or client
     * @param heardAt when the other side knew, null while it does not
     * @param overrunMinutes how long that is or was too late
     * @param severity null while nobody has rated it
     * @param receipt confirmed or silent, null before
     * @param outcome resolved, no-incident or left, null while open
     * @param report id of the closure report's document, null before
     */
    record Incident(
            String number,
            String client,
            String reportedBy,
            boolean confirmed,
            String summary,
            String systems,
            String data,
            List<String> services,
            Instant noticedAt,
            Instant reportedAt,
            Instant clockEndsAt,
            @Nullable Instant heardAt,
            long overrunMinutes,
            String lateReason,
            String state,
            @Nullable String severity,
            @Nullable Instant toldAt,
            @Nullable String receipt,
            @Nullable String outcome,
            @Nullable Instant closedAt,
            @Nullable String report,
            List<Member> taskForce,
            List<Disclosure> disclosures,
            List<Line> history) {

        static Incident of(IncidentView view) {
            return new Incident(
                    view.number().value(),
                    view.client().value(),
                    view.ours() ? "msp" : "client",
                    view.confirmed(),
                    view.summary(),
                    view.systems(),
                    view.data(),
                    view.services(),
                    view.noticedAt(),
                    view.reportedAt(),
                    view.clockEndsAt(),
                    view.heardAt(),
                    view.overrun().toMinutes(),
                    view.lateReason(),
                    view.state().key(),
                    view.severity() == null ? null : view.severity().key(),
                    view.toldAt(),
                    view.receipt() == null ? null : view.receipt().key(),
                    view.ending() == null ? null : view.ending().key(),
                    view.closedAt(),
                    view.documentId(),
                    view.taskForce().stream()
                            .map(one -> new Member(one.name(), one.part(), one.contact()))
                            .toList(),
                    view.disclosures().stream()
                            .map(one -> new Disclosure(
                                    one.whom(),
                                    one.dueAt(),
                                    one.outcome().isEmpty() ? null : one.outcome(),
                                    one.at(),
                                    one.words()))
                            .toList(),
                    view.lines().stream()
                            .map(one -> new Line(one.at(), one.what(), one.by(), one.words()))
                            .toList());
        }
    }

    @GetMapping("/incidents")
    Listed all(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        return listed(incidents.list(null, cursor, limit, reader));
    }

    @GetMapping("/clients/{client}/incidents")
    Listed list(
            @PathVariable String client,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        return listed(incidents.list(client(client), cursor, limit, reader));
    }

    private static Listed listed(IncidentPage page) {
        return new Listed(page.items().stream().map(Item::of).toList(), page.next());
    }

    @GetMapping("/incidents/{number}")
    Incident get(@PathVariable String number, Actor reader) {
        return Incident.of(incidents.get(number(number), reader));
    }

    @Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping("/clients/{client}/incidents")
    ResponseEntity<?> report(@PathVariable String client, @Valid @RequestBody Report report, Actor by) {
        IncidentReported result = incidents.report(List.of(client(client)), report.report(), by);
        if (result instanceof IncidentReported.Taken taken) {
            IncidentView view = taken.incidents().get(0);
            return ResponseEntity.created(URI.create("/api/v1/incidents/" + view.number()))
                    .body(Incident.of(view));
        }
        return refused((IncidentReported.Refused) result);
    }

    @Access(Role.ANALYST)
    @PostMapping("/incidents")
    ResponseEntity<?> reportForMany(@Valid @RequestBody ReportForMany many, Actor by) {
        List<ClientId> those = many.clients().stream().map(IncidentsApi::client).toList();
        IncidentReported result = incidents.report(those, many.report().report(), by);
        return result instanceof IncidentReported.Taken taken
                ? ResponseEntity.status(HttpStatus.CREATED)
                        .body(new Reported(
                                taken.incidents().stream().map(Incident::of).toList()))
                : refused((IncidentReported.Refused) result);
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER})
    @PostMapping("/incidents/{number}/updates")
    ResponseEntity<?> update(@PathVariable String number, @Valid @RequestBody Update update, Actor by) {
        IncidentNumber id = number(number);
        return incidents.update(id, update.words().strip(), by)
                ? ResponseEntity.ok(Incident.of(incidents.get(id, by)))
                : problem(HttpStatus.CONFLICT, "The client does not know of this incident, or it is over");
    }

    private static ResponseEntity<ProblemDetail> refused(IncidentReported.Refused refused) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.field() + ": " + refused.message());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ClientId client(String text) {
        if (!ClientId.isValid(text)) {
            throw new NotVisible();
        }
        return new ClientId(text);
    }

    private static IncidentNumber number(String text) {
        if (!IncidentNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new IncidentNumber(text);
    }
}
