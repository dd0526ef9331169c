package io.plimsoll.web.page;

import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.noncompliance.PolicyDates.Dates;
import io.plimsoll.policy.Stage;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Dates as they are and as they would be, side by side, for a page. */
final class DatesToCome {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private DatesToCome() {}

    /**
     * When is reminded.
     *
     * @param stage in which it is so, "" where that is always
     * @param moments each with its tone
     */
    record Reminders(String stage, List<String> moments) {}

    /** Until when there is time, and when is reminded. */
    record Told(String due, List<Reminders> reminders) {}

    /**
     * @param then null where there is nothing to compare with
     * @param differs whether anything would be another than now
     */
    record Line(
            Severity severity,
            String task,
            Told now,
            @Nullable Told then,
            boolean differs) {}

    static List<Line> of(List<Dates> now, ZoneId zone) {
        return now.stream()
                .map(one -> new Line(one.severity(), one.task(), told(one, zone), null, false))
                .toList();
    }

    /** Both lists have the same severities and tasks in the same order. */
    static List<Line> of(List<Dates> now, ZoneId zone, List<Dates> then, ZoneId thenZone) {
        return IntStream.range(0, now.size())
                .mapToObj(at -> {
                    Dates one = now.get(at);
                    Told before = told(one, zone);
                    Told after = told(then.get(at), thenZone);
                    return new Line(one.severity(), one.task(), before, after, !before.equals(after));
                })
                .toList();
    }

    private static Told told(Dates dates, ZoneId zone) {
        boolean always = dates.reminders().size() == 1;
        return new Told(
                moment(dates.due(), zone),
                dates.reminders().stream()
                        .map(one -> new Reminders(
                                always ? "" : stages(one.stages()),
                                one.rungs().stream()
                                        .map(rung -> reminder(rung, zone))
                                        .toList()))
                        .toList());
    }

    private static String stages(List<Stage> stages) {
        return stages.stream()
                .map(stage -> switch (stage) {
                    case FIRST -> "asked for the first time";
                    case AGAIN -> "asked again";
                    case AFTER_SILENCE -> "asked after silence";
                })
                .collect(Collectors.joining(", "));
    }

    private static String reminder(PlannedRung rung, ZoneId zone) {
        return "%s (%s%s, by %s)"
                .formatted(
                        moment(rung.at(), zone),
                        rung.tone(),
                        rung.last() ? ", the last" : "",
                        rung.way().words());
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
