package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealPaceTests {

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Asia/Dubai",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "UTC");

    private final Pace pace = new RealPace();

    @ParameterizedTest(name = "{0} {1} {2}-{3}: {4} + {5} = {6}")
    @CsvSource({
        // within a day, to its end, over night, over a weekend
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T08:00:00Z, 0.5, 2026-11-23T12:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T08:00:00Z, 1, 2026-11-23T16:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T12:00:00Z, 1, 2026-11-24T12:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-20T12:00:00Z, 1, 2026-11-23T12:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-20T12:00:00Z, 10, 2026-12-04T12:00:00Z",
        // begun outside working hours
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-21T12:00:00Z, 1, 2026-11-23T16:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T05:00:00Z, 0.5, 2026-11-23T12:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T19:00:00Z, 0.25, 2026-11-24T10:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T16:00:00Z, 0.125, 2026-11-24T09:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-21T12:00:00Z, 0, 2026-11-21T12:00:00Z",
        // fractions, and always up to a whole second
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T08:00:00Z, 0.1, 2026-11-23T08:48:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T08:00:00Z, 0.00001, 2026-11-23T08:00:01Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-23T08:00:00.001Z, 1, 2026-11-24T08:00:01Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-11-21T12:00:00.001Z, 0, 2026-11-21T12:00:01Z",
        // the clocks change at the weekend between
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-03-27T15:00:00Z, 1, 2026-03-30T14:00:00Z",
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2026-10-23T14:00:00Z, 1, 2026-10-26T15:00:00Z",
        "America/New_York, MON-FRI, 08:00, 17:00, 2026-10-30T16:00:00Z, 2, 2026-11-03T17:00:00Z",
        "America/New_York, MON-FRI, 08:00, 17:00, 2026-03-06T17:00:00Z, 1, 2026-03-09T16:00:00Z",
        // the clocks change while people work: the day still counts as one
        "Europe/Berlin, MON-SUN, 00:00, 06:00, 2026-03-28T23:00:00Z, 1, 2026-03-29T04:00:00Z",
        "Europe/Berlin, MON-SUN, 00:00, 06:00, 2026-03-28T23:00:00Z, 0.5, 2026-03-29T01:30:00Z",
        "Europe/Berlin, MON-SUN, 00:00, 06:00, 2026-10-24T22:00:00Z, 1, 2026-10-25T05:00:00Z",
        "Europe/Berlin, MON-SUN, 00:00, 06:00, 2026-10-24T22:00:00Z, 0.5, 2026-10-25T01:30:00Z",
        "America/New_York, MON-SUN, 00:00, 06:00, 2026-03-08T05:00:00Z, 1, 2026-03-08T10:00:00Z",
        "America/New_York, MON-SUN, 00:00, 06:00, 2026-11-01T04:00:00Z, 2, 2026-11-02T11:00:00Z",
        // other weeks
        "Asia/Dubai, SUN-THU, 07:30, 15:30, 2026-11-26T11:00:00Z, 1, 2026-11-29T11:00:00Z",
        "Asia/Dubai, SUN-THU, 07:30, 15:30, 2026-11-27T11:00:00Z, 1, 2026-11-29T11:30:00Z",
        // a leap day is a day
        "Europe/Berlin, MON-FRI, 09:00, 17:00, 2028-02-28T12:00:00Z, 2, 2028-03-01T12:00:00Z"
    })
    void countsWorkingTimeOnly(
            String zone,
            String days,
            LocalTime from,
            LocalTime to,
            Instant start,
            double workingDays,
            Instant expected) {
        assertThat(pace.after(calendar(zone, days, from, to), start, workingDays))
                .isEqualTo(expected);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsLeftOfADeadlineIsWhatItWasMadeOf(long seed) {
        Random random = new Random(seed);
        CalendarView calendar = anyCalendar(random);
        Instant start = anyInstant(random);
        int days = random.nextInt(40);
        int hours = random.nextInt(
                (int) Duration.between(calendar.from(), calendar.to()).toHours());
        double length = Duration.between(calendar.from(), calendar.to()).toMinutes() / 60.0;

        Instant due = pace.after(calendar, start, days + (hours + 0.5) / length);
        Remaining left = pace.remaining(calendar, start, due);

        assertThat(left).isEqualTo(new Remaining(false, days, hours));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreWorkingDaysNeverEndEarlier(long seed) {
        Random random = new Random(seed);
        CalendarView calendar = anyCalendar(random);
        Instant start = anyInstant(random);
        double fewer = random.nextInt(400) / 8.0;
        double more = fewer + random.nextDouble();

        Instant first = pace.after(calendar, start, fewer);

        assertThat(first).isAfterOrEqualTo(start);
        assertThat(first.getNano()).isZero();
        assertThat(pace.after(calendar, start, more)).isAfterOrEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesRiseFromStartToDue(long seed) {
        Random random = new Random(seed);
        CalendarView calendar = anyCalendar(random);
        Instant from = anyInstant(random);
        Instant due = from.plusSeconds(1 + random.nextInt(20 * 86_400));

        Instant before = from;
        for (int percent = 0; percent <= 100; percent += 5) {
            Instant share = pace.share(calendar, from, due, percent);
            assertThat(share).isBetween(before, due);
            before = share;
        }
        assertThat(before).isEqualTo(due);
    }

    @Test
    void halfTheWorkingTimeIsNotHalfTheWeekend() {
        CalendarView berlin = calendar("Europe/Berlin", "MON-FRI", LocalTime.of(9, 0), LocalTime.of(17, 0));
        Instant fridayNoon = Instant.parse("2026-11-20T12:00:00Z");
        Instant mondayNoon = Instant.parse("2026-11-23T12:00:00Z");

        assertThat(pace.share(berlin, fridayNoon, mondayNoon, 25)).isEqualTo("2026-11-20T14:00:00Z");
        assertThat(pace.share(berlin, fridayNoon, mondayNoon, 75)).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void aSpanWithoutWorkingTimeIsSharedByTheClock() {
        CalendarView berlin = calendar("Europe/Berlin", "MON-FRI", LocalTime.of(9, 0), LocalTime.of(17, 0));
        Instant saturday = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(pace.share(berlin, saturday, saturday.plusSeconds(3_600), 50))
                .isEqualTo("2026-11-21T10:30:00Z");
        assertThat(pace.share(berlin, saturday, saturday, 50)).isEqualTo(saturday);
    }

    @Test
    void whatIsOverdueSaysSinceWhen() {
        CalendarView berlin = calendar("Europe/Berlin", "MON-FRI", LocalTime.of(9, 0), LocalTime.of(17, 0));
        Instant due = Instant.parse("2026-11-20T12:00:00Z");

        assertThat(pace.remaining(berlin, due, due)).isEqualTo(new Remaining(true, 0, 0));
        assertThat(pace.remaining(berlin, Instant.parse("2026-11-23T15:00:00Z"), due))
                .isEqualTo(new Remaining(true, 1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-12-31, 2026-12-31T23:00:00Z",
        "Europe/Berlin, 2026-03-29, 2026-03-29T22:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-02T05:00:00Z"
    })
    void aValidityEndsWithTheDateOfTheClient(String zone, LocalDate date, Instant end) {
        CalendarView calendar = calendar(zone, "MON-FRI", LocalTime.of(9, 0), LocalTime.of(17, 0));

        assertThat(pace.endOf(calendar, Instant.EPOCH, date)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, 10_001, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoNumberOfDays(double days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pace.after(anyCalendar(new Random(1)), Instant.EPOCH, days));
    }

    private static CalendarView anyCalendar(Random random) {
        Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> random.nextInt(3) > 0)
                .collect(Collectors.toSet());
        LocalTime from = LocalTime.of(random.nextInt(12), random.nextInt(4) * 15);
        return new CalendarView(
                1,
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                days.isEmpty() ? WEEKDAYS : days,
                from,
                from.plusHours(2 + random.nextInt(9)));
    }

    /** Milliseconds, 2024 to 2029. */
    private static Instant anyInstant(Random random) {
        return Instant.parse("2024-01-01T00:00:00Z").plusMillis((long) (random.nextDouble() * 6 * 365 * 86_400_000L));
    }

    private static CalendarView calendar(String zone, String days, LocalTime from, LocalTime to) {
        Set<DayOfWeek> set =
                switch (days) {
                    case "MON-SUN" -> EnumSet.allOf(DayOfWeek.class);
                    case "SUN-THU" -> EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
                    default -> WEEKDAYS;
                };
        return new CalendarView(1, ZoneId.of(zone), set, from, to);
    }
}
