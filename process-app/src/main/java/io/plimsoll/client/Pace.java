package io.plimsoll.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** How fast time goes: by the client's calendar, or so fast that months are seen in minutes. */
interface Pace {

    /** Rounded up to a whole second, since some databases keep no more of a timer's due date. */
    Instant after(CalendarView calendar, Instant start, double workingDays);

    /** Within the two instants, however far apart they are. */
    Instant share(CalendarView calendar, Instant from, Instant due, int percent);

    /**
     * Where an instant comes to lie when as many working days are to pass from another start, by another calendar, as
     * lie between the first start and it; never before it.
     */
    Instant carried(CalendarView then, Instant from, Instant at, CalendarView now, Instant anew);

    Remaining remaining(CalendarView calendar, Instant now, Instant due);

    Instant endOf(CalendarView calendar, Instant now, LocalDate date);

    /** How long a day of no calendar lasts. */
    Duration day();

    /** What is checked for each pace alike. */
    static double checkedDays(double workingDays) {
        if (!(workingDays >= 0 && workingDays <= 10_000)) {
            throw new IllegalArgumentException("Working days are 0 to 10000");
        }
        return workingDays;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The first whole second that is not before the instant. */
    static Instant wholeSecond(Instant instant) {
        return instant.getNano() == 0 ? instant : Instant.ofEpochSecond(instant.getEpochSecond() + 1);
    }
}
