package io.plimsoll.web;

import io.plimsoll.client.CheckChange;
import io.plimsoll.client.CheckDetails;
import io.plimsoll.client.CheckSettings;
import io.plimsoll.client.CheckedDomain;
import io.plimsoll.client.InventoryColumns;
import io.plimsoll.finding.CheckRunView;
import io.plimsoll.finding.Lifecycles;
import io.plimsoll.finding.ScheduledChecks;
import io.plimsoll.finding.Uploaded;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What we check ourselves, over HTTP. */
@RestController
@Access.Msp
@RequestMapping("/api/v1")
class ChecksApi {

    private static final int LARGEST = 10_000_001;

    private final ScheduledChecks checks;
    private final Lifecycles lifecycles;

    ChecksApi(ScheduledChecks checks, Lifecycles lifecycles) {
        this.checks = checks;
        this.lifecycles = lifecycles;
    }

    /** A mail domain and the names of its DKIM keys. */
    record Domain(
            @NotNull @Size(max = 253) String name, @Nullable List<String> selectors) {

        String line() {
            return name + " " + String.join(" ", Objects.requireNonNullElse(selectors, List.of()));
        }
    }

    /** What is to be checked, and how often. */
    record Settings(
            @NotNull @Size(max = 50) List<@Valid Domain> domains,
            boolean enforceDmarc,
            int cycleDays,
            int warningDays) {

        static Settings of(CheckSettings settings) {
            return new Settings(
                    settings.domains().stream().map(Settings::domain).toList(),
                    settings.enforceDmarc(),
                    settings.cycleDays(),
                    settings.warningDays());
        }

        private static Domain domain(CheckedDomain domain) {
            return new Domain(domain.name(), domain.selectors());
        }
    }

    /** One result, with the words of the API. */
    record Result(
            String check,
            String asset,
            String status,
            @Nullable String severity,
            String detail) {

        static Result of(CheckRunView.Line result) {
            return new Result(
                    result.check(),
                    result.asset(),
                    result.status(),
                    result.severity() == null ? null : result.severity().key(),
                    result.detail());
        }
    }

    /** The last run of one kind; at most 500 results, the worst first. */
    record Run(String kind, Instant at, String scan, int met, int notMet, int unknown, List<Result> results) {

        static Run of(CheckRunView run) {
            return new Run(
                    run.kind().key(),
                    run.at(),
                    run.scan(),
                    run.met(),
                    run.notMet(),
                    run.unknown(),
                    run.results().stream().map(Result::of).toList());
        }
    }

    /**
     * How a client is checked.
     *
     * @param next when the checks run next; null where nothing is set yet
     * @param columns of its inventories; empty texts where that is not decided
     */
    record Checks(Settings settings, @Nullable Instant next, InventoryColumns columns, List<Run> runs) {}

    /** Which columns say what; left out or empty for what they do not say. */
    record Columns(
            @NotNull String asset,
            @Nullable String kind,
            @NotNull String product,
            @Nullable String version,
            @Nullable String extended) {

        InventoryColumns columns() {
            return new InventoryColumns(
                    asset,
                    Objects.requireNonNullElse(kind, ""),
                    product,
                    Objects.requireNonNullElse(version, ""),
                    Objects.requireNonNullElse(extended, ""));
        }
    }

    /** All products; there is no second page. */
    record Products(List<Lifecycles.Known> items, @Nullable String next) {}

    @GetMapping("/clients/{client}/checks")
    Checks get(@PathVariable String client, Actor reader) {
        ClientId id = client(client);
        CheckSettings settings = checks.settings(id, reader);
        return new Checks(
                Settings.of(settings),
                checks.next(id, reader).orElse(null),
                settings.columns(),
                checks.runs(id, reader).stream().map(Run::of).toList());
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR})
    @PutMapping("/clients/{client}/checks")
    ResponseEntity<?> change(@PathVariable String client, @Valid @RequestBody Settings settings, Actor by) {
        var details = new CheckDetails(
                settings.domains().stream().map(Domain::line).toList(),
                settings.enforceDmarc(),
                settings.cycleDays(),
                settings.warningDays());
        return answer(checks.change(client(client), details, by));
    }

    @Access(Role.ANALYST)
    @PostMapping("/clients/{client}/checks/run")
    ResponseEntity<Void> run(@PathVariable String client, Actor by) {
        checks.runNow(client(client), by);
        return ResponseEntity.accepted().build();
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR, Role.SCANNER})
    @PostMapping(path = "/clients/{client}/checks/inventory", consumes = "!multipart/form-data")
    ResponseEntity<?> inventory(@PathVariable String client, HttpServletRequest request, Actor by) throws IOException {
        byte[] content = request.getInputStream().readNBytes(LARGEST);
        return answer(checks.upload(client(client), "delivered", content, by));
    }

    @Access({Role.ANALYST, Role.ADMINISTRATOR})
    @PutMapping("/clients/{client}/checks/columns")
    ResponseEntity<?> columns(@PathVariable String client, @Valid @RequestBody Columns columns, Actor by) {
        return answer(checks.map(client(client), columns.columns(), by));
    }

    @GetMapping("/lifecycle")
    Products products(Actor reader) {
        return new Products(lifecycles.list(reader), null);
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PutMapping(path = "/lifecycle/{product}", consumes = "!multipart/form-data")
    ResponseEntity<?> upload(@PathVariable String product, HttpServletRequest request, Actor by) throws IOException {
        byte[] content = request.getInputStream().readNBytes(LARGEST);
        return answer(lifecycles.upload(product, new String(content, StandardCharsets.UTF_8), by));
    }

    private static ClientId client(String text) {
        if (!ClientId.isValid(text)) {
            throw new NotVisible();
        }
        return new ClientId(text);
    }

    private static ResponseEntity<?> answer(CheckChange change) {
        return change instanceof CheckChange.Invalid invalid
                ? refused(String.join(" ", invalid.problems().values()))
                : ResponseEntity.ok(Settings.of(((CheckChange.Done) change).settings()));
    }

    private static ResponseEntity<?> answer(Uploaded uploaded) {
        return uploaded instanceof Uploaded.Refused refused
                ? refused(refused.reason())
                : ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ProblemDetail> refused(String reason) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, reason));
    }
}
