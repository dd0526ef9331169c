package io.plimsoll.mail;

import io.plimsoll.client.Remaining;
import io.plimsoll.document.TemplateTool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * Words times as the reader of one mail has them; {@code $when} in templates. Public because the template engine calls
 * methods of public types only.
 */
public final class When implements TemplateTool {

    private final ZoneId zone;
    private final Locale locale;
    private final Function<Instant, Remaining> left;

    When(ZoneId zone, Locale locale, Function<Instant, Remaining> left) {
        this.zone = zone;
        this.locale = locale;
        this.left = left;
    }

    /** Date, time and zone of the reader, as in "Fri 27 Nov 2026, 17:00 CET". */
    public String full(Instant at) {
        return DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", locale).format(at.atZone(zone));
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
        return DateTimeFormatter.ofPattern("EEE d MMM uuuu", locale).format(date);
    }

    /** Without the year, for subjects, as in "Fri 27 Nov". */
    public String shortly(Instant at) {
        return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(at.atZone(zone));
    }

    /** As in "Fri 27 Nov". */
    public String shortly(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(date);
    }

    /** The client's working time until then, as in "4 working days left". */
    public String left(Instant at) {
        Remaining remaining = left.apply(at);
        return remaining.overdue() ? overdue(remaining) : ahead(remaining);
    }

    private static String ahead(Remaining remaining) {
        if (remaining.days() > 0) {
            return count(remaining.days(), "working day") + " left";
        }
        return remaining.hours() > 0
                ? count(remaining.hours(), "working hour") + " left"
                : "less than one working hour left";
    }

    private static String overdue(Remaining remaining) {
        if (remaining.days() > 0) {
            return "overdue by " + count(remaining.days(), "working day");
        }
        return remaining.hours() > 0 ? "overdue by " + count(remaining.hours(), "working hour") : "just passed";
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
