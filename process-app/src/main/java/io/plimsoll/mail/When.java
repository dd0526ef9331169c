package io.plimsoll.mail;

import io.plimsoll.client.Remaining;
import io.plimsoll.document.TemplateTool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * Words times as the reader of one mail has them; {@code $when} in templates. Public because the template engine calls
 * methods of public types only.
 */
public final class When implements TemplateTool {

    private final ZoneId zone;
    private final Words words;
    private final Function<Instant, Remaining> left;

    When(ZoneId zone, Words words, Function<Instant, Remaining> left) {
        this.zone = zone;
        this.words = words;
        this.left = left;
    }

    /** Date, time and zone of the reader, as in "Fri 27 Nov 2026, 17:00 CET". */
    public String full(Instant at) {
        return words.of("date-time", at.atZone(zone));
    }

    /** A date stands for itself, as in "Fri 27 Nov 2026". */
    public String full(LocalDate date) {
        return date(date);
    }

    /** The reader's date at that time, as in "Fri 27 Nov 2026". */
    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    /** As in "Fri 27 Nov 2026". */
    public String date(LocalDate date) {
        return words.of("date", date);
    }

    /** Without the year, for subjects, as in "Fri 27 Nov". */
    public String shortly(Instant at) {
        return words.of("short-date", at.atZone(zone));
    }

    /** As in "Fri 27 Nov". */
    public String shortly(LocalDate date) {
        return words.of("short-date", date);
    }

    /** The client's working time until then, as in "4 working days left". */
    public String left(Instant at) {
        Remaining remaining = left.apply(at);
        return remaining.overdue() ? overdue(remaining) : ahead(remaining);
    }

    /** As in "1 day 3 hours" or "25 minutes"; elapsed time, nights and weekends too. */
    public String lasting(Number minutes) {
        Duration time = Duration.ofMinutes(minutes.longValue());
        // a day is still said in hours
        long days = time.toHours() <= 48 ? 0 : time.toDays();
        long hours = days == 0 ? time.toHours() : time.toHoursPart();
        if (days > 0) {
            return hours == 0 ? words.of("days", days) : words.of("days", days) + " " + words.of("hours", hours);
        }
        String rest = words.of("minutes", time.toMinutesPart());
        if (hours > 0) {
            return time.toMinutesPart() == 0 ? words.of("hours", hours) : words.of("hours", hours) + " " + rest;
        }
        return rest;
    }

    private String ahead(Remaining remaining) {
        if (remaining.days() > 0) {
            return words.of("days-left", remaining.days());
        }
        return remaining.hours() > 0 ? words.of("hours-left", remaining.hours()) : words.of("soon-over");
    }

    private String overdue(Remaining remaining) {
        if (remaining.days() > 0) {
            return words.of("days-over", remaining.days());
        }
        return remaining.hours() > 0 ? words.of("hours-over", remaining.hours()) : words.of("just-over");
    }
}
