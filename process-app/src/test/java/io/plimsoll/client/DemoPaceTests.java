package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPaceTests {

    private static final CalendarView CALENDAR = new CalendarView(
            1, ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

    private static final Instant SUNDAY = Instant.parse("2026-11-22T09:30:00Z");

    private final Pace pace = new PaceSettings(Duration.ofSeconds(20)).pace();

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 20", "0.5, 10", "0.01, 1", "2.125, 43", "10, 200"})
    void aDayLastsSecondsEvenOnASunday(double days, long seconds) {
        assertThat(pace.after(CALENDAR, SUNDAY, days)).isEqualTo(SUNDAY.plusSeconds(seconds));
    }

    @Test
    void deadlinesAreRoundedUpToWholeSeconds() {
        assertThat(pace.after(CALENDAR, SUNDAY.plusMillis(1), 1)).isEqualTo(SUNDAY.plusSeconds(21));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "50, 30", "33, 20", "100, 60", "150, 60", "-5, 0"})
    void sharesAreOfTheClock(int percent, long seconds) {
        assertThat(pace.share(CALENDAR, SUNDAY, SUNDAY.plusSeconds(60), percent))
                .isEqualTo(SUNDAY.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"60, false, 3, 0", "50, false, 2, 4", "1, false, 0, 0", "0, true, 0, 0", "-25, true, 1, 2"})
    void anHourIsAnEighthOfADay(long seconds, boolean overdue, int days, int hours) {
        assertThat(pace.remaining(CALENDAR, SUNDAY, SUNDAY.plusSeconds(seconds)))
                .isEqualTo(new Remaining(overdue, days, hours));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, 20", "2026-11-23, 40", "2026-12-22, 620", "2026-11-21, 0", "2026-11-20, -20"})
    void aValidityIsCountedInDaysFromToday(LocalDate date, long seconds) {
        assertThat(pace.endOf(CALENDAR, SUNDAY, date)).isEqualTo(SUNDAY.plusSeconds(seconds));
    }

    @Test
    void aDayOfOneDayIsTheRealCalendar() {
        assertThat(new PaceSettings(Duration.ofDays(1)).pace()).isInstanceOf(RealPace.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "-PT20S", "P2D"})
    void refusesADayThatIsNone(Duration day) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PaceSettings(day));
    }
}
