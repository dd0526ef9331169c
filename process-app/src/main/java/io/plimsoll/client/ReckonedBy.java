package io.plimsoll.client;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;

/**
 * By which calendar of the client a date was reckoned, or a day that somebody chose became an instant; kept with each
 * stored deadline. Absent as a whole for dates from before that was kept: it is not guessed at.
 *
 * @param zone as the time zone database names it
 * @param calendar the version of the client's calendar
 */
@Embeddable
public record ReckonedBy(String zone, Integer calendar) {

    /** The point in time that stands beside it. */
    public Deadline deadline(Instant at) {
        return new Deadline(at, ZoneId.of(zone), calendar);
    }

    /** As facts of the ledger write it: zone and version of the calendar. */
    @Override
    public String toString() {
        return zone + ", calendar " + calendar;
    }
}
