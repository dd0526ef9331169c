package io.plimsoll.client;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a client works; deadlines count only this time.
 *
 * @param version counts changes, from 1; kept with every stored deadline
 */
public record CalendarView(
        int version, ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, FreeDays freeDays) {

    /** Without any free days but those of the week. */
    public CalendarView(int version, ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        this(version, zone, days, from, to, FreeDays.NONE);
    }

    /** A point in time that somebody is told while this calendar is in force, counted by it or not. */
    public Deadline deadline(Instant at) {
        return new Deadline(at, zone, version);
    }

    boolean worksOn(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !freeDays.contains(date);
    }
}
