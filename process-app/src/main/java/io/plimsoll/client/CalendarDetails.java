package io.plimsoll.client;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * What an administrator says of a client's working time.
 *
 * @param zone IANA time zone, as in {@code Europe/Zurich}
 * @param days at least one
 * @param from start of work on each of the days, whole minutes
 * @param to end of work, later than the start
 * @param region whose public holidays are free: ISO 3166, as in {@code DE} or {@code DE-BY}; "" for none
 * @param ownDays further free days, one a line, as in {@code 2026-12-24 Office closed}
 */
public record CalendarDetails(
        String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, String region, String ownDays) {

    /** Of a client that keeps no holidays. */
    public CalendarDetails(String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        this(zone, days, from, to, "", "");
    }
}
