package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.client.MinuteByMinute.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines against an oracle that counts minutes: 10,002 cases in six zones, from 2026 to 2029, which has a leap day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingTimeOracleTests {

    private static final int CASES = 1_667;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2030, 1, 1);
    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);

    private final Pace pace = new RealPace();
    private final Set<String> passed = new HashSet<>();

    /** One drawn case, on whole minutes as people enter them. */
    private record Drawn(CalendarView calendar, Instant start, double days) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin", // an hour in the night from Saturday to Sunday
                "America/New_York", // on other Sundays than Berlin
                "Australia/Lord_Howe", // half an hour, in the south
                "Asia/Kathmandu", // never; 5 hours and 45 minutes ahead
                "America/St_Johns", // behind by half hours
                "Africa/Casablanca" // by the moon, around Ramadan
            })
    void aDeadlineIsWhereCountingMinutesEnds(String id) {
        ZoneId zone = ZoneId.of(id);
        // a little more on both sides, for cases that begin or end at the edge
        MinuteByMinute oracle = new MinuteByMinute(zone, FIRST.minusDays(3), END.plusDays(400));
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = draw(zone, new Random(31L * id.hashCode() + seed));
            Hours hours = new Hours(drawn.calendar());
            double millis = Math.ceil(drawn.days() * hours.nominal() * 60_000);

            Instant due = pace.after(drawn.calendar(), drawn.start(), drawn.days());
            double counted = oracle.after(hours, drawn.start(), millis);

            assertThat(due.toEpochMilli() / 1000.0)
                    .as("%s, seed %d: %s", id, seed, drawn)
                    .isCloseTo(Math.ceil((counted - 1) / 1000), within(changes(drawn, due) ? 1.0 : 0.0));
            Instant minute = Instant.ofEpochSecond(due.getEpochSecond() / 60 * 60);
            assertThat((double) new WorkingHours(drawn.calendar()).between(drawn.start(), minute))
                    .as("%s, seed %d: between %s and %s", id, seed, drawn, minute)
                    .isCloseTo(oracle.between(hours, drawn.start(), minute), within(3.0));
            note(id, drawn, due);
        }
    }

    /** Else the drawing would have passed by what it is for. */
    @AfterAll
    void leapDaysHolidaysAndBothChangesOfTheClockWereAmongThem() {
        assertThat(passed)
                .contains(
                        "Europe/Berlin forward",
                        "Europe/Berlin back",
                        "Australia/Lord_Howe forward",
                        "Australia/Lord_Howe back",
                        "Africa/Casablanca forward",
                        "Africa/Casablanca back",
                        "America/St_Johns forward",
                        "America/New_York back",
                        "Asia/Kathmandu leap day",
                        "America/New_York leap day",
                        "Europe/Berlin holiday");
    }

    private void note(String id, Drawn drawn, Instant due) {
        ZoneId zone = drawn.calendar().zone();
        ZoneOffsetTransition next = zone.getRules().nextTransition(drawn.start());
        if (next != null && next.getInstant().isBefore(due)) {
            passed.add(id + (next.isGap() ? " forward" : " back"));
        }
        LocalDate from = drawn.start().atZone(zone).toLocalDate();
        LocalDate to = due.atZone(zone).toLocalDate();
        if (!from.isAfter(LEAP_DAY) && !to.isBefore(LEAP_DAY)) {
            passed.add(id + " leap day");
        }
        if (!drawn.calendar().freeDays().own().subMap(from, to.plusDays(1)).isEmpty()) {
            passed.add(id + " holiday");
        }
    }

    /** Where a day is stretched or shrunk, a thousandth of a second may be rounded away, and with it a whole one. */
    private static boolean changes(Drawn drawn, Instant due) {
        ZoneId zone = drawn.calendar().zone();
        ZoneOffsetTransition next = zone.getRules().nextTransition(drawn.start().minus(Duration.ofDays(1)));
        return next != null && next.getInstant().isBefore(due.plus(Duration.ofDays(1)));
    }

    private static Drawn draw(ZoneId zone, Random random) {
        Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> random.nextInt(4) > 0)
                .collect(Collectors.toSet());
        int from = random.nextInt(3) == 0 ? random.nextInt(5 * 60) : random.nextInt(22 * 60);
        int to = from + 1 + random.nextInt(24 * 60 - 1 - from);
        Instant start = start(zone, random);
        LocalDate first = start.atZone(zone).toLocalDate();
        TreeMap<LocalDate, String> own = new TreeMap<>();
        TreeMap<LocalDate, String> holidays = new TreeMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            (i % 2 == 0 ? own : holidays).put(first.plusDays(random.nextInt(30)), "");
        }
        CalendarView calendar = new CalendarView(
                1,
                zone,
                days.isEmpty() ? Set.of(DayOfWeek.SUNDAY) : days,
                LocalTime.ofSecondOfDay(from * 60L),
                LocalTime.ofSecondOfDay(to * 60L),
                new FreeDays("", holidays, own));
        double length = random.nextInt(4) == 0 ? random.nextInt(21) : random.nextInt(8_000) / 400.0;
        return new Drawn(calendar, start, length);
    }

    /** A third each: anywhere, shortly before the clocks change, shortly before the leap day. */
    private static Instant start(ZoneId zone, Random random) {
        Instant first = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
        long minutes = Duration.between(first, END.atStartOfDay().toInstant(ZoneOffset.UTC))
                .toMinutes();
        Instant anywhere = first.plusSeconds(60 * (long) (random.nextDouble() * minutes));
        ZoneOffsetTransition next = zone.getRules().nextTransition(anywhere);
        List<Instant> before =
                switch (random.nextInt(3)) {
                    case 0 -> List.of(LEAP_DAY.atStartOfDay(zone).toInstant());
                    case 1 -> next == null ? List.of() : List.of(next.getInstant());
                    default -> List.of();
                };
        return before.isEmpty() ? anywhere : before.get(0).minusSeconds(60L * random.nextInt(4 * 24 * 60));
    }
}
