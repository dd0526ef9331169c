package io.plimsoll.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Days with their names as lines of text, as in {@code 2026-12-24 Office closed}; a name may be missing. */
final class NamedDays {

    private static final int MOST = 200;
    private static final Pattern LINE = Pattern.compile("(20\\d\\d-\\d\\d-\\d\\d)(?:\\s+(\\P{Cntrl}{1,120}))?");

    private NamedDays() {}

    static String write(SortedMap<LocalDate, String> days) {
        return days.entrySet().stream()
                .map(day -> (day.getKey() + " " + day.getValue()).strip())
                .collect(Collectors.joining("\n"));
    }

    /** What was stored. */
    static SortedMap<LocalDate, String> read(String stored) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        stored.lines().forEach(line -> days.put(LocalDate.parse(line.substring(0, 10)), nameIn(line)));
        return days;
    }

    private static String nameIn(String line) {
        return line.substring(10).strip();
    }

    /** What somebody typed; empty where a line is no day of this century, or where there are more than 200. */
    static Optional<SortedMap<LocalDate, String>> typed(String text) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        for (String line :
                text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || !exists(parts.group(1))) {
                return Optional.empty();
            }
            days.put(LocalDate.parse(parts.group(1)), nameIn(line));
        }
        return days.size() > MOST ? Optional.empty() : Optional.of(days);
    }

    private static boolean exists(String date) {
        try {
            LocalDate.parse(date);
            return true;
        } catch (DateTimeException notInTheCalendar) {
            return false;
        }
    }
}
