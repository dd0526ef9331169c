package io.plimsoll.noncompliance;

import io.plimsoll.client.Remaining;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words in which pages, mails and the engagement record speak of times, tasks and numbers. */
final class CaseWords {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Map<String, String> ASKED = Map.of(
            "respond", "an answer",
            "acknowledge-deviation", "a signature",
            "plan-remediation", "a plan",
            "decide-proposal", "a decision on our offer",
            "report-done", "a report that it is done");

    private static final Map<String, String> CLOCKS = Map.of(
            "cure-window", "the time to cure before the pause",
            "longest-pause", "the longest pause",
            "notice-period", "the notice period",
            "decide-extension", "our time to decide about more time");

    private CaseWords() {}

    /** What runs, with its article. */
    static String clock(String what) {
        return CLOCKS.getOrDefault(what, "the time to answer");
    }

    /** What a client's task asks for, with its article. */
    static String asked(String task) {
        return ASKED.getOrDefault(task, "an answer");
    }

    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String severity(Severity severity) {
        return severity.key().substring(0, 1).toUpperCase(Locale.ROOT)
                + severity.key().substring(1);
    }

    /** As in "2 working days left" or "overdue by 3 working hours". */
    static String left(Remaining left) {
        String amount = left.days() > 0
                ? count(left.days(), "working day", "working days")
                : count(left.hours(), "working hour", "working hours");
        if (left.overdue()) {
            return "overdue by " + amount;
        }
        return left.days() == 0 && left.hours() == 0 ? "less than a working hour left" : amount + " left";
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** As in "a, b and c", or "a, b, c and 7 more". */
    static String some(List<String> shown, int all) {
        int more = all - shown.size();
        if (more > 0) {
            return String.join(", ", shown) + " and " + more + " more";
        }
        return and(shown);
    }

    /** Which reminders were passed over, after what was said; "" where none was. */
    static String notSent(List<Integer> reminders) {
        String numbers = and(reminders.stream().map(String::valueOf).toList());
        return switch (reminders.size()) {
            case 0 -> "";
            case 1 -> " Reminder %s was not sent in time.".formatted(numbers);
            default -> " Reminders %s were not sent in time.".formatted(numbers);
        };
    }

    static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
