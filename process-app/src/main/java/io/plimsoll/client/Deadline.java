package io.plimsoll.client;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A point in time that somebody was told, with what it was reckoned by.
 *
 * @param at UTC, whole seconds
 * @param zone the client's zone at that time
 * @param calendarVersion the version of the client's calendar
 */
public record Deadline(Instant at, ZoneId zone, int calendarVersion) {

    /** What is kept beside the point in time. */
    public ReckonedBy reckonedBy() {
        return new ReckonedBy(zone.getId(), calendarVersion);
    }
}
