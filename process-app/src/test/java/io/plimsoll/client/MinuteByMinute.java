package io.plimsoll.client;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Working time as a person would count it with a pencil: looks at what the clock on the wall shows in each minute of
 * UTC. A working day begins when that clock first shows the start or later, and ends when it first shows the end or
 * later; however many minutes lie between, they count as the nominal ones. Shares no code with {@link WorkingHours},
 * and asks the zone for nothing but the offset of an instant.
 */
final class MinuteByMinute {

    private static final int DAY = 24 * 60;

    private final ZoneId zone;
    private final long first;

    /** What the wall shows, as minutes since 1970 that know no zone; one for each minute of UTC. */
    private final int[] wall;

    MinuteByMinute(ZoneId zone, LocalDate from, LocalDate to) {
        this.zone = zone;
        this.first = from.toEpochDay() * DAY;
        this.wall = new int[Math.toIntExact((to.toEpochDay() - from.toEpochDay()) * DAY)];
        for (int i = 0; i < wall.length; i++) {
            Instant instant = Instant.ofEpochSecond((first + i) * 60);
            ZoneOffset offset = zone.getRules().getOffset(instant);
            wall[i] = Math.toIntExact(first + i + offset.getTotalSeconds() / 60);
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** A client's hours in the units of the wall. */
    record Hours(CalendarView calendar) {

        boolean worksOn(int day) {
            LocalDate date = LocalDate.ofEpochDay(day);
            DayOfWeek weekday = date.getDayOfWeek();
            return calendar.days().contains(weekday)
                    && calendar.freeDays().holidays().get(date) == null
                    && calendar.freeDays().own().get(date) == null;
        }

        int from() {
            return minutes(calendar.from());
        }

        int to() {
            return minutes(calendar.to());
        }

        int nominal() {
            return to() - from();
        }

        private static int minutes(LocalTime time) {
            return time.getHour() * 60 + time.getMinute();
        }
    }

    /** The minutes of work on the date that a minute belongs to. */
    private record Work(int begin, int minutes, int next) {}

    /** Counted milliseconds of work between two whole minutes. */
    double between(Hours hours, Instant from, Instant to) {
        double sum = 0;
        int start = index(from);
        int end = index(to);
        for (int at = firstOfDate(start); at < end; ) {
            Work work = work(hours, at);
            for (int minute = work.begin(); minute < work.begin() + work.minutes(); minute++) {
                if (minute >= start && minute < end) {
                    sum += 60_000.0 * hours.nominal() / work.minutes();
                }
            }
            at = work.next();
        }
        return sum;
    }

    /** Milliseconds since 1970 at which so much work is done after a whole minute. */
    double after(Hours hours, Instant from, double millis) {
        if (millis == 0) {
            return from.toEpochMilli();
        }
        int start = index(from);
        double left = millis;
        for (int at = firstOfDate(start); ; ) {
            Work work = work(hours, at);
            for (int minute = Math.max(start, work.begin()); minute < work.begin() + work.minutes(); minute++) {
                double counts = 60_000.0 * hours.nominal() / work.minutes();
                if (left <= counts + 0.000_1) {
                    return (first + minute) * 60_000.0 + 60_000.0 * left / counts;
                }
                left -= counts;
            }
            at = work.next();
        }
    }

    private Work work(Hours hours, int firstOfDate) {
        int date = wall[firstOfDate] / DAY;
        boolean works = hours.worksOn(date);
        int begin = -1;
        int end = -1;
        int at = firstOfDate;
        while (wall[at] / DAY == date) {
            int shown = wall[at] % DAY;
            if (begin < 0 && shown >= hours.from()) {
                begin = at;
            }
            if (end < 0 && shown >= hours.to()) {
                end = at;
            }
            at++;
        }
        int over = end < 0 ? at : end;
        return new Work(begin < 0 ? over : begin, works && begin >= 0 ? over - begin : 0, at);
    }

    private int firstOfDate(int minute) {
        int at = minute;
        while (wall[at - 1] / DAY == wall[minute] / DAY) {
            at--;
        }
        return at;
    }

    private int index(Instant instant) {
        return Math.toIntExact(instant.getEpochSecond() / 60 - first);
    }
}
