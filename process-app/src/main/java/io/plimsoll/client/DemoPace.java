package io.plimsoll.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Every day, free or not, lasts the same few seconds, and an hour an eighth of that. */
final class DemoPace implements Pace {

    private static final int HOURS = 8;

    private final long day;

    DemoPace(Duration day) {
        this.day = day.toMillis();
    }

    @Override
    public Instant after(CalendarView calendar, Instant start, double workingDays) {
        long millis = BigDecimal.valueOf(Pace.checkedDays(workingDays))
                .multiply(BigDecimal.valueOf(day))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Pace.wholeSecond(start.plusMillis(millis));
    }

    @Override
    public Instant share(CalendarView calendar, Instant from, Instant due, int percent) {
        if (percent >= 100 || !from.isBefore(due)) {
            return due;
        }
        long millis = Duration.between(from, due).toMillis() * Math.max(0, percent) / 100;
        Instant rounded = Pace.wholeSecond(from.plusMillis(millis));
        return rounded.isAfter(due) ? due : rounded;
    }

    @Override
    public Instant carried(CalendarView then, Instant from, Instant at, CalendarView now, Instant anew) {
        return Pace.later(at, Pace.wholeSecond(anew.plus(Duration.between(from, at))));
    }

    @Override
    public Remaining remaining(CalendarView calendar, Instant now, Instant due) {
        long millis = Math.abs(Duration.between(now, due).toMillis());
        return new Remaining(
                !now.isBefore(due), Math.toIntExact(millis / day), Math.toIntExact(millis % day * HOURS / day));
    }

    @Override
    public Instant endOf(CalendarView calendar, Instant now, LocalDate date) {
        LocalDate today = now.atZone(calendar.zone()).toLocalDate();
        // today still counts, as it does on a real calendar
        return Pace.wholeSecond(now.plusMillis((ChronoUnit.DAYS.between(today, date) + 1) * day));
    }

    @Override
    public Duration day() {
        return Duration.ofMillis(day);
    }
}
