package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words and figures that sources use for severities and times. */
final class Words {

    /** Beyond these a figure cannot be seconds, or milliseconds, of this century. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    private static final long MOST_MILLIS = MOST_SECONDS * 1000;

    private static final Pattern FIGURE = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd")
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static volatile Repeated last = new Repeated("", null);

    private Words() {}

    /** Files name one time for many rows. */
    private record Repeated(String text, @Nullable Instant instant) {}

    /** Null for "" and for words that are no severity. */
    static @Nullable Severity severity(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "fatal" -> Severity.CRITICAL;
            case "high" -> Severity.HIGH;
            case "medium", "moderate" -> Severity.MEDIUM;
            case "low", "info", "informational", "information" -> Severity.LOW;
            default -> null;
        };
    }

    /** A number of 0 or more with a point for its fraction, up to a quadrillion; null where it is none. */
    static @Nullable Double figure(String text) {
        return FIGURE.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    /** Seconds, milliseconds or microseconds since 1970, told apart by size. */
    static Instant epoch(long figure) {
        if (figure > MOST_MILLIS) {
            return Instant.ofEpochMilli(figure / 1000);
        }
        return figure > MOST_SECONDS ? Instant.ofEpochMilli(figure) : Instant.ofEpochSecond(figure);
    }

    /** ISO 8601 with or without offset or time; without offset UTC is meant. Null where it is neither. */
    static @Nullable Instant instant(String text) {
        Repeated known = last;
        if (!known.text.equals(text)) {
            known = new Repeated(text, read(text));
            last = known;
        }
        return known.instant;
    }

    private static @Nullable Instant read(String text) {
        try {
            TemporalAccessor parsed =
                    TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant;
            if (parsed instanceof OffsetDateTime offset) {
                instant = offset.toInstant();
            } else if (parsed instanceof LocalDateTime local) {
                instant = local.toInstant(ZoneOffset.UTC);
            } else {
                instant = ((LocalDate) parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
