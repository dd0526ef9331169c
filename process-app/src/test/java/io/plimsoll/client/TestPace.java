package io.plimsoll.client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The demo's pace, at which all days are alike, and the real one for a thread that asks for it: only there does a
 * calendar make a difference.
 */
public final class TestPace implements Pace {

    private static final Pace REAL = new RealPace();
    private static final ThreadLocal<Boolean> IS_REAL = ThreadLocal.withInitial(() -> false);

    private final Supplier<Pace> demo;

    private TestPace(Supplier<Pace> demo) {
        this.demo = demo;
    }

    /** Puts it in the place of the application's own. */
    public static void register(GenericApplicationContext context) {
        context.registerBean(
                "testPace",
                TestPace.class,
                () -> new TestPace(() -> context.getBean(PaceSettings.class).pace()),
                bean -> bean.setPrimary(true));
    }

    /** Whether this thread goes by the calendar from now on. */
    public static void real(boolean wanted) {
        IS_REAL.set(wanted);
    }

    private Pace pace() {
        return IS_REAL.get() ? REAL : demo.get();
    }

    @Override
    public Instant after(CalendarView calendar, Instant start, double workingDays) {
        return pace().after(calendar, start, workingDays);
    }

    @Override
    public Instant share(CalendarView calendar, Instant from, Instant due, int percent) {
        return pace().share(calendar, from, due, percent);
    }

    @Override
    public Instant carried(CalendarView then, Instant from, Instant at, CalendarView now, Instant anew) {
        return pace().carried(then, from, at, now, anew);
    }

    @Override
    public Remaining remaining(CalendarView calendar, Instant now, Instant due) {
        return pace().remaining(calendar, now, due);
    }

    @Override
    public Instant endOf(CalendarView calendar, Instant now, LocalDate date) {
        return pace().endOf(calendar, now, date);
    }

    @Override
    public Duration day() {
        return pace().day();
    }
}
