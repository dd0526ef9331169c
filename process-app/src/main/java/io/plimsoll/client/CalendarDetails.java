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
 */
public record CalendarDetails(String zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {}
