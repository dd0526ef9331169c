package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.ClockMove;
import io.plimsoll.noncompliance.ClockMoves;
import io.plimsoll.noncompliance.ClockResult;
import io.plimsoll.noncompliance.ClockStops;
import io.plimsoll.noncompliance.RunningClock;
import io.plimsoll.noncompliance.StopReason;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.web.server.ResponseStatusException;

/** The clients' clocks over HTTP: how they stand still, and what a changed calendar would do to them. */
@RestController
@RequestMapping("/api/v1")
class ClocksApi {

    private static final int LONGEST_WORDS = 2000;

    private final ClockStops stops;
    private final ClockMoves moves;

    ClocksApi(ClockStops stops, ClockMoves moves) {
        this.stops = stops;
        this.moves = moves;
    }

    /**
     * How the clock of what is asked now stands.
     *
     * @param stoppedSince null where it runs, or where nothing is asked
     * @param reason question, work, supplier or other: why the client waits; null where it does not
     */
    record Clock(@Nullable Instant stoppedSince, @Nullable String reason) {}

    /**
     * @param reason question, work, supplier or other
     * @param words more about it, for the MSP's own people
     */
    record Stop(
            @NotBlank @Size(max = 20) String reason,

            @NotBlank @Size(max = LONGEST_WORDS) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String words) {}

    /** @param due until when the client has time now */
    record Running(Instant due) {}

    /**
     * A clock that an earlier calendar started.
     *
     * @param clock names it in a decision
     * @param what it leaves time for: a form, or cure-window, longest-pause or notice-period
     * @param about the number of the case or adoption, or the client
     * @param calendar the version that the client was told by
     * @param after until when it would have time by the present one; always later
     */
    record Movable(String clock, String what, String about, String title, int calendar, Instant before, Instant after) {

        static Movable of(ClockMove move) {
            RunningClock running = move.clock();
            return new Movable(
                    running.id(),
                    running.what(),
                    running.about(),
                    running.title(),
                    running.due().calendarVersion(),
                    move.before(),
                    move.after());
        }
    }

    /**
     * @param clocks those that are decided about
     * @param move whether they follow the present calendar; else they stand as they were told
     * @param reason for the MSP's own people
     */
    record Decision(
            @NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 80) String> clocks,
            @NotNull Boolean move,

            @NotBlank @Size(max = LONGEST_WORDS) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason) {}

    /** @param decided how many clocks that was; one that nobody has to decide about is none */
    record Decided(int decided) {}

    @Access.People
    @GetMapping("/cases/{number}/clock")
    Clock clock(@PathVariable String number, Actor reader) {
        return stops.of(number(number), reader)
                .map(stop -> new Clock(stop.since(), key(stop.reason())))
                .orElseGet(() -> new Clock(null, null));
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER})
    @PostMapping("/cases/{number}/clock/stop")
    ResponseEntity<?> stop(@PathVariable String number, @Valid @RequestBody Stop stop, Actor by) {
        StopReason reason = Arrays.stream(StopReason.values())
                .filter(one -> key(one).equals(stop.reason()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such reason"));
        ClockResult result = stops.stop(number(number), reason, stop.words().strip(), by);
        return result instanceof ClockResult.Refused refused ? problem(refused) : ResponseEntity.ok(clock(number, by));
    }

    @Access({Role.ANALYST, Role.SERVICE_MANAGER})
    @PostMapping("/cases/{number}/clock/go-on")
    ResponseEntity<?> goOn(@PathVariable String number, Actor by) {
        ClockResult result = stops.goOn(number(number), by);
        return result instanceof ClockResult.GoesOn on
                ? ResponseEntity.ok(new Running(on.due()))
                : problem((ClockResult.Refused) result);
    }

    @Access({Role.ADMINISTRATOR, Role.SERVICE_MANAGER})
    @GetMapping("/clients/{client}/clocks")
    List<Movable> open(@PathVariable String client, Actor reader) {
        return moves.open(client(client), reader).stream().map(Movable::of).toList();
    }

    @Access({Role.ADMINISTRATOR, Role.SERVICE_MANAGER})
    @PostMapping("/clients/{client}/clocks")
    Decided decide(@PathVariable String client, @Valid @RequestBody Decision decision, Actor by) {
        return new Decided(moves.decide(
                client(client),
                Set.copyOf(decision.clocks()),
                decision.move(),
                decision.reason().strip(),
                by));
    }

    private static String key(StopReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static ResponseEntity<?> problem(ClockResult.Refused refused) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refused.why()));
    }

    private static CaseNumber number(String text) {
        if (!CaseNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new CaseNumber(text);
    }

    private static ClientId client(String text) {
        if (!ClientId.isValid(text)) {
            throw new NotVisible();
        }
        return new ClientId(text);
    }
}
