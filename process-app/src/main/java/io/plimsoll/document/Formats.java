package io.plimsoll.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What templates call {@code $format}: dates and amounts as documents write them, the zone always named. */
public final class Formats implements TemplateTool {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    Formats() {}

    /** A date, as in {@code 22 November 2026}. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** A point in time where the reader lives, as in {@code 22 November 2026, 10:30:00 (Europe/Zurich)}. */
    public String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }

    /** An amount with two decimals, as in {@code 1,250.00 EUR}. */
    public String money(BigDecimal amount, String currency) {
        return String.format(Locale.ENGLISH, "%,.2f %s", amount.setScale(2, RoundingMode.HALF_UP), currency);
    }
}
