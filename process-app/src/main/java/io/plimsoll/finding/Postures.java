package io.plimsoll.finding;

import io.plimsoll.finding.FindingTable.Failing;
import io.plimsoll.finding.FindingTable.Tally;
import io.plimsoll.finding.PostureView.Area;
import io.plimsoll.finding.PostureView.Counts;
import io.plimsoll.finding.PostureView.Line;
import io.plimsoll.finding.PostureView.State;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up findings to what a client's standards look like today. */
@Component
class Postures {

    private final Standards standards;
    private final Mappings mappings;
    private final CheckTable checks;
    private final FindingTable findings;
    private final Debounce debounce;
    private final Clock clock;

    Postures(
            Standards standards,
            Mappings mappings,
            CheckTable checks,
            FindingTable findings,
            Debounce debounce,
            Clock clock) {
        this.standards = standards;
        this.mappings = mappings;
        this.checks = checks;
        this.findings = findings;
        this.debounce = debounce;
        this.clock = clock;
    }

    PostureView of(ClientId client, Actor reader) {
        Map<List<String>, Set<String>> controls = controls(client);
        Map<String, long[]> tallies = tallies(client, controls);
        Map<String, Instant> opens = opens(client, controls);
        var total = new Counts(0, 0, 0);
        List<Area> areas = new ArrayList<>();
        for (StandardView standard : standards.adoptedBy(client, reader)) {
            Map<String, Applicability> applies = standards.applicability(client, standard.controls());
            Map<String, List<Line>> byArea = new LinkedHashMap<>();
            for (Control control : standard.controls()) {
                Applicability answer = applies.get(control.ref().code());
                if (answer != null && answer.applies()) {
                    Line line = line(control, tallies, opens.get(control.ref().code()));
                    total = total.plus(line.state());
                    byArea.computeIfAbsent(control.area(), area -> new ArrayList<>())
                            .add(line);
                }
            }
            byArea.forEach((area, lines) -> areas.add(new Area(standard.id(), area, count(lines), lines)));
        }
        return new PostureView(client, total, areas);
    }

    private static Counts count(List<Line> lines) {
        var counts = new Counts(0, 0, 0);
        for (Line line : lines) {
            counts = counts.plus(line.state());
        }
        return counts;
    }

    private Line line(Control control, Map<String, long[]> tallies, @Nullable Instant opens) {
        long[] tally = tallies.getOrDefault(control.ref().code(), new long[2]);
        State state = tally[1] > 0 ? State.NOT_MET : tally[0] > 0 ? State.MET : State.UNKNOWN;
        Instant waits = opens != null && opens.isAfter(clock.instant()) ? opens : null;
        return new Line(control.ref(), control.title(), control.severity(), state, tally[1], waits);
    }

    /** What each source's checks are about. */
    private Map<List<String>, Set<String>> controls(ClientId client) {
        ClientMappings meanings = mappings.of(client);
        Map<List<String>, Set<String>> controls = new HashMap<>();
        checks.of(client)
                .forEach(check -> controls.put(
                        List.of(check.source(), check.check()),
                        check.meaning(meanings).controls()));
        return controls;
    }

    /** Met and failing findings of each control. */
    private Map<String, long[]> tallies(ClientId client, Map<List<String>, Set<String>> controls) {
        Map<String, long[]> tallies = new HashMap<>();
        for (Tally tally : findings.tally(client)) {
            for (String code : controls.getOrDefault(List.of(tally.source(), tally.check()), Set.of())) {
                tallies.computeIfAbsent(code, c -> new long[2])[tally.failing() ? 1 : 0] += tally.amount();
            }
        }
        return tallies;
    }

    /** When each control has failed for long enough for a case to open; nothing where no source is given time. */
    private Map<String, Instant> opens(ClientId client, Map<List<String>, Set<String>> controls) {
        Map<String, Instant> opens = new HashMap<>();
        if (!debounce.any()) {
            return opens;
        }
        for (Failing failing : findings.failingSince(client)) {
            Instant at = failing.since().plus(debounce.of(failing.source()));
            controls.getOrDefault(List.of(failing.source(), failing.check()), Set.of())
                    .forEach(code -> opens.merge(code, at, (a, b) -> a.isBefore(b) ? a : b));
        }
        return opens;
    }
}
