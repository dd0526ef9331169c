package io.plimsoll.enforcement;

import io.plimsoll.client.Deadline;
import jakarta.persistence.Embeddable;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** By which calendar of the client a date was reckoned; absent for dates from before that was kept. */
@Embeddable
class ReckonedBy {

    private @Nullable String zone;
    private @Nullable Integer calendar;

    /** For JPA. */
    protected ReckonedBy() {}

    ReckonedBy(Deadline deadline) {
        zone = deadline.zone().getId();
        calendar = deadline.calendarVersion();
    }

    /** As facts of the ledger write it: zone and version of the calendar. */
    @Override
    public String toString() {
        return zone == null ? "" : ZoneId.of(zone) + ", calendar " + calendar;
    }
}
