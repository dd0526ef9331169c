package io.plimsoll.web.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many in such a time, written as in {@code 600/1m}.
 *
 * @param most how many at once, from 1
 * @param during in which time as many more become free, evenly
 */
record Rate(long most, Duration during) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\w{1,20})");

    Rate {
        if (most < 1 || during.isNegative() || during.isZero()) {
            throw new IllegalArgumentException("A rate is at least one in some time");
        }
    }

    /** Reads a setting; the name is the one by which the framework finds it. */
    public static Rate valueOf(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A rate is written as in 600/1m, and not " + text);
        }
        return new Rate(Long.parseLong(parts.group(1)), DurationStyle.detectAndParse(parts.group(2)));
    }
}
