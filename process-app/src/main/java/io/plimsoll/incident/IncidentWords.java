package io.plimsoll.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The words in which pages, mails and reports speak of incidents. */
public final class IncidentWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final int LONGEST_TITLE = 80;
    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("incident-reported", "Reported"),
            Map.entry("incident-rated", "Rated"),
            Map.entry("incident-rated-again", "Rated again"),
            Map.entry("incident-told", "The client was told"),
            Map.entry("incident-reminded", "Reminder to confirm"),
            Map.entry("incident-confirmed", "Receipt confirmed"),
            Map.entry("incident-silent", "Receipt was not confirmed in time"),
            Map.entry("incident-task-force-called", "Task force called together"),
            Map.entry("incident-departed-from-rubric", "Departed from the rubric"),
            Map.entry("incident-disclosed", "Others were told"),
            Map.entry("incident-disclosure-not-applicable", "Others need not be told"),
            Map.entry("incident-disclosure-reminded", "Reminder to tell others"),
            Map.entry("incident-update", "Update"),
            Map.entry("incident-concluded", "Concluded"),
            Map.entry("incident-closed", "Closed"),
            Map.entry("incident-dismissed", "No incident"),
            Map.entry("incident-left", "Ended, since the client left"));
    private static final Map<String, String> WHOM =
            Map.of("insurer", "Insurer", "authority", "Authority", "customers", "Customers and people concerned");

    private IncidentWords() {}

    /** Something that happened, as people say it. */
    public static String event(String what) {
        return EVENTS.getOrDefault(what, what);
    }

    /** Who must be told, as people say it. */
    public static String whom(String key) {
        return WHOM.getOrDefault(key, key);
    }

    /** As in "1 day 3 hours" or "25 minutes"; elapsed time, nights and weekends too. */
    public static String lasting(Duration time) {
        // a day is still said in hours
        long days = time.toHours() <= 48 ? 0 : time.toDays();
        long hours = days == 0 ? time.toHours() : time.toHoursPart();
        long minutes = time.toMinutesPart();
        if (days > 0) {
            return hours == 0 ? count(days, "day") : count(days, "day") + " " + count(hours, "hour");
        }
        if (hours > 0) {
            return minutes == 0 ? count(hours, "hour") : count(hours, "hour") + " " + count(minutes, "minute");
        }
        return minutes == 0 ? "less than a minute" : count(minutes, "minute");
    }

    /** The beginning of what was reported, as a heading. */
    static String title(String summary) {
        String first = summary.strip().lines().findFirst().orElse("");
        return first.codePointCount(0, first.length()) <= LONGEST_TITLE
                ? first
                : first.substring(0, first.offsetByCodePoints(0, LONGEST_TITLE - 1))
                                .strip() + "…";
    }

    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
