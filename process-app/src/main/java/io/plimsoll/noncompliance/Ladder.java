package io.plimsoll.noncompliance;

import io.plimsoll.policy.Rung;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The reminders of one request. All questions are pure: the engine asks for the next rung whenever it likes, even twice.
 *
 * @param rungs by rising time, numbered from 1
 */
public record Ladder(List<PlannedRung> rungs) {

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /**
     * Reckons the rungs between asking and deadline. Where two fall on one second, the later of the table stands for
     * both; those that fall on the start or the deadline would say nothing new and are left out.
     *
     * @param share the instant at which so many percent of the working time have passed
     */
    public static Ladder plan(List<Rung> table, Instant asked, Instant due, IntFunction<Instant> share) {
        TreeMap<Instant, Rung> byTime = new TreeMap<>();
        table.stream().sorted(Comparator.comparingInt(Rung::share)).forEach(rung -> {
            Instant at = wholeSecond(share.apply(rung.share()));
            if (at.isAfter(asked) && at.isBefore(due)) {
                byTime.put(at, rung);
            }
        });
        List<PlannedRung> planned = new ArrayList<>();
        byTime.forEach((at, rung) -> planned.add(PlannedRung.of(planned.size() + 1, at, rung)));
        return new Ladder(planned);
    }

    /** Up, never down: a database that keeps whole seconds must not bring a rung forward and so fire it again. */
    public static Instant wholeSecond(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
        return floor.equals(instant) ? floor : floor.plusSeconds(1);
    }

    /** The first rung strictly later than now. */
    public Optional<PlannedRung> after(Instant now) {
        return rungs.stream().filter(rung -> rung.at().isAfter(now)).findFirst();
    }

    /** The same rungs at other times, as far as they are still to come. */
    Ladder carried(Instant from, UnaryOperator<Instant> move) {
        return new Ladder(rungs.stream()
                .map(rung -> rung.at().isAfter(from) ? rung.at(move.apply(rung.at())) : rung)
                .toList());
    }

    /**
     * The same, but none once the deadline has passed: whoever was away that long, or a server that was down, must not
     * ask for an answer by a day that is over.
     */
    public Optional<PlannedRung> toSend(Instant now, Instant due, int lastSent) {
        return now.isBefore(due) ? toSend(now, lastSent) : Optional.empty();
    }

    /** The numbers of the rungs whose time had come by then and that lie between those two. */
    public List<Integer> passedBy(Instant now, int lastSent, int sent) {
        return rungs.stream()
                .filter(rung -> !rung.at().isAfter(now) && rung.nr() > lastSent && rung.nr() < sent)
                .map(PlannedRung::nr)
                .toList();
    }

    /** The one reminder to send now: of all that are due and higher than the last sent, the highest. */
    public Optional<PlannedRung> toSend(Instant now, int lastSent) {
        return rungs.stream()
                .filter(rung -> !rung.at().isAfter(now) && rung.nr() > lastSent)
                .reduce((lower, higher) -> higher);
    }
}
