package io.plimsoll.web;

import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.CalendarView;
import io.plimsoll.client.ClientChange;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Reckoning;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.ClockMoves;
import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.noncompliance.PolicyDates;
import io.plimsoll.noncompliance.PolicyDates.Dates;
import io.plimsoll.noncompliance.PolicyDates.Staged;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.Stage;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Clients' calendars over HTTP: as they are, what dates another one comes to, and saving it. */
@RestController
@RequestMapping("/api/v1/clients/{client}/calendar")
class CalendarsApi {

    private final Clients clients;
    private final ClockMoves moves;
    private final WorkingTime time;
    private final PolicyDates dates;
    private final Decisions decisions;

    CalendarsApi(Clients clients, ClockMoves moves, WorkingTime time, PolicyDates dates, Decisions decisions) {
        this.clients = clients;
        this.moves = moves;
        this.time = time;
        this.dates = dates;
        this.decisions = decisions;
    }

    /** A day on which nobody works. */
    record FreeDay(
            @NotNull LocalDate day,
            @NotBlank @Size(max = 120) String name) {

        static List<FreeDay> of(SortedMap<LocalDate, String> days) {
            return days.entrySet().stream()
                    .map(one -> new FreeDay(one.getKey(), one.getValue()))
                    .toList();
        }
    }

    /**
     * When a client works.
     *
     * @param version counts changes, from 1; deadlines name the one that they were reckoned by
     * @param holidays of the region, as they were known when this version was saved
     */
    record Calendar(
            int version,
            String zone,
            List<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            String region,
            List<FreeDay> ownDays,
            List<FreeDay> holidays) {

        static Calendar of(CalendarView calendar) {
            return new Calendar(
                    calendar.version(),
                    calendar.zone().getId(),
                    calendar.days().stream().sorted().toList(),
                    calendar.from(),
                    calendar.to(),
                    calendar.freeDays().region(),
                    FreeDay.of(calendar.freeDays().own()),
                    FreeDay.of(calendar.freeDays().holidays()));
        }
    }

    /**
     * Working time to be tried or saved.
     *
     * @param version the one that was read; with another, nothing is saved. A preview takes it as it is
     * @param zone IANA name, as in {@code Europe/Zurich}
     * @param from start of work on each of the days, whole minutes
     * @param region whose public holidays are free: ISO 3166, as in {@code DE} or {@code DE-BY}; "" for none
     * @param ownDays further free days
     */
    record Wanted(
            @Min(1) int version,
            @NotBlank @Size(max = 60) String zone,
            @NotNull @Size(max = 7) Set<@NotNull DayOfWeek> days,
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @NotNull @Size(max = 20) String region,
            @NotNull @Size(max = 200) List<@Valid @NotNull FreeDay> ownDays) {

        CalendarDetails details() {
            String lines =
                    ownDays.stream().map(one -> one.day() + " " + one.name()).collect(Collectors.joining("\n"));
            return new CalendarDetails(zone, days, from, to, region, lines);
        }
    }

    /** @param openClocks how many running clocks would be later by it; each waits to be decided about */
    record Saved(Calendar calendar, int openClocks) {}

    /**
     * A reminder.
     *
     * @param tone friendly, firm or final
     */
    record Reminder(Instant at, String tone, boolean last) {

        static Reminder of(PlannedRung rung) {
            return new Reminder(rung.at(), rung.tone(), rung.last());
        }
    }

    /**
     * The reminders of those stages that the ladder does not know apart.
     *
     * @param stages first, again, after-silence
     */
    record Reminders(List<String> stages, List<Reminder> reminders) {

        static Reminders of(Staged staged) {
            return new Reminders(
                    staged.stages().stream().map(Stage::key).toList(),
                    staged.rungs().stream().map(Reminder::of).toList());
        }
    }

    /** Until when there is time, and when is reminded. */
    record Told(Instant due, List<Reminders> reminders) {

        static Told of(Dates dates) {
            return new Told(
                    dates.due(), dates.reminders().stream().map(Reminders::of).toList());
        }
    }

    /** What a client would be told if it were asked now, by the calendar that it has and by the other one. */
    record Line(String severity, String task, Told now, Told then) {}

    /** All that is asked with a time that is counted, from the worst. */
    record Preview(List<Line> lines) {}

    @Access.People
    @GetMapping
    Calendar get(@PathVariable String client, Actor reader) {
        return Calendar.of(clients.get(client(client), reader).calendar());
    }

    @Access(Role.ADMINISTRATOR)
    @PutMapping
    ResponseEntity<?> save(@PathVariable String client, @Valid @RequestBody Wanted wanted, Actor by) {
        ClientChange change = clients.changeCalendar(client(client), wanted.details(), wanted.version(), by);
        if (change instanceof ClientChange.Done done) {
            return ResponseEntity.ok(new Saved(
                    Calendar.of(done.client().calendar()),
                    moves.open(client(client), by).size()));
        }
        Map<String, String> problems = ((ClientChange.Invalid) change).problems();
        return problem(
                problems.containsKey(Clients.VERSION) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                problems);
    }

    /** Nothing is changed. */
    @Access(Role.ADMINISTRATOR)
    @PostMapping("/preview")
    ResponseEntity<?> preview(@PathVariable String client, @Valid @RequestBody Wanted wanted, Actor by) {
        ClientView view = clients.get(client(client), by);
        CalendarDetails tried = wanted.details();
        Map<String, String> problems = clients.problemsWith(tried);
        if (!problems.isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, problems);
        }
        List<Dates> now = dates(view, time.reckoning(view.id()));
        List<Dates> then = dates(view, time.reckoning(clients.tried(view.id(), tried, by)));
        return ResponseEntity.ok(new Preview(IntStream.range(0, now.size())
                .mapToObj(at -> line(now.get(at), then.get(at)))
                .toList()));
    }

    private List<Dates> dates(ClientView client, Reckoning by) {
        return dates.of(decisions, decisions.currentVersion(), client.tier(), by);
    }

    private static Line line(Dates now, Dates then) {
        return new Line(now.severity().key(), now.task(), Told.of(now), Told.of(then));
    }

    private static ResponseEntity<?> problem(HttpStatus status, Map<String, String> problems) {
        return ResponseEntity.status(status)
                .body(ProblemDetail.forStatusAndDetail(status, String.join(" ", problems.values())));
    }

    private static ClientId client(String text) {
        if (!ClientId.isValid(text)) {
            throw new NotVisible();
        }
        return new ClientId(text);
    }
}
