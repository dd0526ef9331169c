package io.plimsoll.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * Counts the working time of one calendar. A working day counts the same whatever the clocks do: where the hour
 * changes within it, its time is stretched or shrunk to the nominal length.
 */
final class WorkingHours {

    private final CalendarView calendar;
    private final long nominal;

    WorkingHours(CalendarView calendar) {
        this.calendar = calendar;
        this.nominal = Duration.between(calendar.from(), calendar.to()).toMillis();
    }

    /** Nominal length of a working day. */
    long millisOfDay() {
        return nominal;
    }

    /** The instant at which so much working time has passed since the start. */
    Instant plus(Instant start, long millis) {
        if (millis == 0) {
            return start;
        }
        long left = millis;
        LocalDate date = start.atZone(calendar.zone()).toLocalDate();
        while (true) {
            Day day = day(date);
            long available = nominal - day.passedAt(start);
            if (left <= available) {
                return day.at(nominal - available + left);
            }
            left -= available;
            date = date.plusDays(1);
        }
    }

    /** Working time between two instants, the later one last. */
    long between(Instant from, Instant to) {
        long sum = 0;
        LocalDate date = from.atZone(calendar.zone()).toLocalDate();
        LocalDate last = to.atZone(calendar.zone()).toLocalDate();
        while (!date.isAfter(last)) {
            Day day = day(date);
            sum += day.passedAt(to) - day.passedAt(from);
            date = date.plusDays(1);
        }
        return sum;
    }

    private Day day(LocalDate date) {
        if (!calendar.worksOn(date)) {
            return new Day(shows(date.atTime(calendar.to())), 0, nominal);
        }
        Instant begin = shows(date.atTime(calendar.from()));
        Instant end = shows(date.atTime(calendar.to()));
        return new Day(begin, Math.max(0, Duration.between(begin, end).toMillis()), nominal);
    }

    /** When the clock on the wall first shows this time or, where it is put forward past it, a later one. */
    private Instant shows(LocalDateTime time) {
        ZoneOffsetTransition change = calendar.zone().getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(calendar.zone()).toInstant();
    }

    /**
     * One date.
     *
     * @param actual how long work really lasts, milliseconds; 0 on a free day
     * @param nominal how long it counts
     */
    private record Day(Instant begin, long actual, long nominal) {

        /** How much of the day's working time has passed, as it counts; a free day has always passed. */
        long passedAt(Instant instant) {
            if (actual == 0) {
                return nominal;
            }
            long elapsed = Duration.between(begin, instant).toMillis();
            long within = Math.min(Math.max(elapsed, 0), actual);
            return actual == nominal ? within : within * nominal / actual;
        }

        Instant at(long counted) {
            return begin.plusMillis(actual == nominal ? counted : -Math.floorDiv(-counted * actual, nominal));
        }
    }
}
