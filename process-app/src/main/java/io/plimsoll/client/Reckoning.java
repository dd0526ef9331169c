package io.plimsoll.client;

import java.time.Instant;
import java.time.ZoneId;

/** Counts working time by one calendar, in force or not, so that its dates can be seen before it is saved. */
public final class Reckoning {

    private final CalendarView calendar;
    private final Pace pace;

    Reckoning(CalendarView calendar, Pace pace) {
        this.calendar = calendar;
        this.pace = pace;
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    /** As {@link WorkingTime#after}. */
    public Instant after(Instant start, double workingDays) {
        return pace.after(calendar, start, workingDays);
    }

    /** As {@link WorkingTime#share}. */
    public Instant share(Instant from, Instant due, int percent) {
        return pace.share(calendar, from, due, percent);
    }
}
