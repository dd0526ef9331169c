package io.plimsoll.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Time as it is: deadlines count the working hours of the client's calendar in its zone. */
final class RealPace implements Pace {

    @Override
    public Instant after(CalendarView calendar, Instant start, double workingDays) {
        WorkingHours hours = new WorkingHours(calendar);
        long millis = BigDecimal.valueOf(Pace.checkedDays(workingDays))
                .multiply(BigDecimal.valueOf(hours.millisOfDay()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Pace.wholeSecond(hours.plus(start, millis));
    }

    @Override
    public Instant share(CalendarView calendar, Instant from, Instant due, int percent) {
        if (percent >= 100 || !from.isBefore(due)) {
            return due;
        }
        WorkingHours hours = new WorkingHours(calendar);
        long between = hours.between(from, due);
        Instant reached;
        if (between == 0) {
            // all of it lies outside working hours, and still each rung needs its place
            reached = from.plusMillis(Duration.between(from, due).toMillis() * Math.max(0, percent) / 100);
        } else {
            reached = hours.plus(from, -Math.floorDiv(-between * Math.max(0, percent), 100));
        }
        Instant rounded = Pace.wholeSecond(reached);
        return rounded.isAfter(due) ? due : rounded;
    }

    @Override
    public Instant carried(CalendarView then, Instant from, Instant at, CalendarView now, Instant anew) {
        WorkingHours before = new WorkingHours(then);
        WorkingHours after = new WorkingHours(now);
        long left = before.between(from, at);
        long counted = -Math.floorDiv(-left * after.millisOfDay(), before.millisOfDay());
        return Pace.later(at, Pace.wholeSecond(after.plus(anew, counted)));
    }

    @Override
    public Remaining remaining(CalendarView calendar, Instant now, Instant due) {
        WorkingHours hours = new WorkingHours(calendar);
        boolean overdue = !now.isBefore(due);
        long millis = overdue ? hours.between(due, now) : hours.between(now, due);
        long rest = millis % hours.millisOfDay();
        return new Remaining(overdue, Math.toIntExact(millis / hours.millisOfDay()), (int)
                (rest / Duration.ofHours(1).toMillis()));
    }

    @Override
    public Instant endOf(CalendarView calendar, Instant now, LocalDate date) {
        return date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    }

    @Override
    public Duration day() {
        return Duration.ofDays(1);
    }
}
