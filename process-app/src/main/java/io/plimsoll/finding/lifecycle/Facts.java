package io.plimsoll.finding.lifecycle;

import io.plimsoll.finding.reader.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one block of a file, whatever reader it came from. */
record Facts(Map<?, ?> values) {

    private static final int LONGEST = 120;
    private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    /** The block, or one without values where there is something else. */
    static Facts of(@Nullable Object block) {
        return new Facts(block instanceof Map<?, ?> map ? map : Map.of());
    }

    /** The first of several keys that has a plain value, as text; "" where none has. */
    String text(String... keys) {
        for (String key : keys) {
            Object value = values.get(key);
            if (value instanceof String || value instanceof Number) {
                return Texts.clean(String.valueOf(value), LONGEST);
            }
            if (value instanceof Date date) {
                return date.toInstant().toString().substring(0, 10);
            }
        }
        return "";
    }

    boolean isTrue(String... keys) {
        for (String key : keys) {
            if (Boolean.TRUE.equals(values.get(key))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the keys says "no" where others give a date. */
    boolean isFalse(String... keys) {
        for (String key : keys) {
            if (Boolean.FALSE.equals(values.get(key))) {
                return true;
            }
        }
        return false;
    }

    List<?> list(String... keys) {
        for (String key : keys) {
            if (values.get(key) instanceof List<?> list) {
                return list;
            }
        }
        return List.of();
    }

    @Nullable Object value(String key) {
        return values.get(key);
    }

    /** The date of the first key that has one; null where none has. */
    @Nullable LocalDate date(String... keys) throws MalformedLifecycle {
        String text = text(keys);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            if (date.isAfter(FIRST) && date.isBefore(LAST)) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new MalformedLifecycle("'" + text + "' is no date, as in 2026-01-31.");
        }
        throw new MalformedLifecycle("The date " + text + " cannot be right.");
    }
}
