package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.PolicyMove;
import io.plimsoll.noncompliance.PolicyMoves;
import io.plimsoll.policy.Column;
import io.plimsoll.policy.DraftResult;
import io.plimsoll.policy.DraftView;
import io.plimsoll.policy.InForceResult;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.PolicyRow;
import io.plimsoll.policy.PolicyTable;
import io.plimsoll.policy.PolicyVersion;
import io.plimsoll.policy.TableProblem;
import io.plimsoll.rehearsal.Rehearsal;
import io.plimsoll.rehearsal.Rehearsals;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decision tables over HTTP: read, drafted, rehearsed, put in force, and open cases moved between their versions. */
@RestController
@Access(
        value = {Role.ADMINISTRATOR, Role.AUDITOR, Role.SERVICE_MANAGER, Role.DIRECTOR},
        everyClient = true)
@RequestMapping("/api/v1")
class PoliciesApi {

    private static final String VERSION = "{policy}";

    private final Policies policies;
    private final Rehearsals rehearsals;
    private final PolicyMoves moves;

    PoliciesApi(Policies policies, Rehearsals rehearsals, PolicyMoves moves) {
        this.policies = policies;
        this.rehearsals = rehearsals;
        this.moves = moves;
    }

    /** All versions, the one in force first; there is no second page. */
    record Listed(List<PolicyVersion> items, @Nullable String next) {}

    /** @param allowed the values that it may hold, empty where any may stand */
    record Head(String name, String label, String type, List<String> allowed) {

        static Head of(Column column) {
            return new Head(column.name(), column.label(), column.type().words(), column.allowed());
        }
    }

    /** @param rows cells from left to right, inputs first, the reason last */
    record Table(
            String table,
            String name,
            String hitPolicy,
            List<Head> inputs,
            List<Head> outputs,
            List<List<String>> rows) {

        static Table of(PolicyTable table) {
            return new Table(
                    table.shape().key(),
                    table.shape().name(),
                    table.shape().hitPolicy().name(),
                    table.shape().inputs().stream().map(Head::of).toList(),
                    table.shape().outputs().stream().map(Head::of).toList(),
                    table.rows().stream().map(PolicyRow::cells).toList());
        }
    }

    record Whole(int version, List<Table> tables) {}

    record Problem(int row, String column, String message) {

        static Problem of(TableProblem problem) {
            return new Problem(problem.row(), problem.column(), problem.message());
        }
    }

    record Changed(Table table, int edition, List<Problem> problems, String changedBy, Instant changedAt) {}

    /** @param rehearsal the id of the newest rehearsal of the draft as it stands; null where there is none */
    record Draft(
            int basedOn,
            boolean outdated,
            String hash,
            boolean valid,
            boolean ready,
            @Nullable String rehearsal,
            List<Changed> tables) {

        static Draft of(DraftView draft) {
            return new Draft(
                    draft.basedOn(),
                    draft.outdated(),
                    draft.hash(),
                    draft.valid(),
                    draft.ready(),
                    draft.rehearsal() == null ? null : draft.rehearsal().id(),
                    draft.tables().stream()
                            .map(one -> new Changed(
                                    Table.of(one.table()),
                                    one.edition(),
                                    one.problems().stream().map(Problem::of).toList(),
                                    one.changedBy(),
                                    one.changedAt()))
                            .toList());
        }
    }

    /** @param edition the one that was seen, 0 where the draft had left the table alone */
    record Rows(
            @Min(0) int edition,

            @NotNull @Size(max = PolicyTable.MOST_ROWS) List<@NotNull @Size(max = 30) List<@NotNull @Size(max = PolicyTable.LONGEST_CELL) String>> rows) {}

    record Validity(boolean valid, List<Problem> problems) {}

    record Lookback(@Min(1) @Max(Rehearsals.MOST_MONTHS) int months) {}

    record Reason(
            @NotBlank @Size(max = 2000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason) {}

    record InForce(int version) {}

    /** @param cases numbers; null or empty for all open ones of the client */
    record Move(
            @Min(1) @Max(999_999) int version,
            @Size(max = 500) @Nullable List<@NotNull @Size(max = 20) String> cases,

            @NotBlank @Size(max = 2000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason) {}

    /**
     * What a move means for a case.
     *
     * @param told who gets the message that goes out at once
     */
    record Moved(
            String number,
            int from,
            int to,
            @Nullable Instant dueBefore,
            @Nullable Instant dueAfter,
            int overdueReminders,
            String sendsAtOnce,
            List<String> told,
            int remindersLeft) {

        static Moved of(PolicyMove move) {
            return new Moved(
                    move.number().value(),
                    move.from(),
                    move.to(),
                    move.dueBefore(),
                    move.dueAfter(),
                    move.overdue(),
                    move.sends(),
                    move.told(),
                    move.left());
        }
    }

    record Moves(List<Moved> items, @Nullable String next) {}

    @GetMapping("/policies")
    Listed versions(Actor reader) {
        return new Listed(policies.versions(reader), null);
    }

    @GetMapping("/policies/" + VERSION)
    Whole version(@PathVariable int policy, Actor reader) {
        return new Whole(
                policy,
                policies.tables(policy, reader).values().stream().map(Table::of).toList());
    }

    @GetMapping("/policies/" + VERSION + "/tables/{table}")
    Table table(@PathVariable int policy, @PathVariable String table, Actor reader) {
        return Table.of(policies.table(policy, table, reader));
    }

    @GetMapping("/policies/draft")
    Draft draft(Actor reader) {
        return Draft.of(policies.draft(reader).orElseThrow(NotVisible::new));
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PutMapping("/policies/draft/tables/{table}")
    ResponseEntity<?> save(@PathVariable String table, @Valid @RequestBody Rows rows, Actor by) {
        DraftResult result = policies.save(table, rows.edition(), rows.rows(), by);
        if (result instanceof DraftResult.Kept kept) {
            return ResponseEntity.ok(Draft.of(kept.draft()));
        }
        return result instanceof DraftResult.Overtaken other
                ? problem(HttpStatus.CONFLICT, "%s changed this table at %s".formatted(other.by(), other.at()))
                : problem(HttpStatus.UNPROCESSABLE_CONTENT, ((DraftResult.Refused) result).message());
    }

    /** Whether rows could be put in force; nothing is kept. */
    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/policies/tables/{table}/validate")
    ResponseEntity<?> validate(@PathVariable String table, @Valid @RequestBody Rows rows, Actor by) {
        return policies.problems(table, rows.rows(), by)
                .<ResponseEntity<?>>map(problems -> ResponseEntity.ok(new Validity(
                        problems.isEmpty(), problems.stream().map(Problem::of).toList())))
                .orElseGet(() ->
                        problem(HttpStatus.UNPROCESSABLE_CONTENT, "A row has a cell for each column, and a reason"));
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @DeleteMapping("/policies/draft")
    ResponseEntity<Void> discard(Actor by) {
        if (!policies.discard(by)) {
            throw new NotVisible();
        }
        return ResponseEntity.noContent().build();
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/policies/draft/rehearsals")
    Rehearsal rehearse(@Valid @RequestBody Lookback back, Actor by) {
        return rehearsals.rehearse(back.months(), by);
    }

    @GetMapping("/policies/rehearsals/{rehearsal}")
    Rehearsal rehearsal(@PathVariable String rehearsal, Actor reader) {
        return rehearsals.read(policies.rehearsal(rehearsal, reader));
    }

    @Access(
            value = {Role.ADMINISTRATOR, Role.DIRECTOR},
            everyClient = true)
    @PostMapping("/policies/draft/in-force")
    ResponseEntity<?> putInForce(@Valid @RequestBody Reason reason, Actor by) {
        InForceResult result = policies.putInForce(reason.reason().strip(), by);
        return result instanceof InForceResult.Done done
                ? ResponseEntity.status(HttpStatus.CREATED).body(new InForce(done.version()))
                : problem(HttpStatus.CONFLICT, ((InForceResult.Refused) result).message());
    }

    /** What moving all open cases of the client would do; nothing is changed. */
    @GetMapping("/clients/{client}/policy-moves")
    Moves preview(@PathVariable String client, @RequestParam int version, Actor reader) {
        return new Moves(
                moves.preview(client(client), Set.of(), version, reader).stream()
                        .map(Moved::of)
                        .toList(),
                null);
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/clients/{client}/policy-moves")
    Moves move(@PathVariable String client, @Valid @RequestBody Move move, Actor by) {
        Set<CaseNumber> chosen = move.cases() == null
                ? Set.of()
                : move.cases().stream().map(PoliciesApi::number).collect(Collectors.toSet());
        return new Moves(
                moves.move(client(client), chosen, move.version(), move.reason().strip(), by).stream()
                        .map(Moved::of)
                        .toList(),
                null);
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

    private static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }
}
