package io.plimsoll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the context that module tests share: right, but where a test has its own thread live in another time. */
public final class TestClock extends Clock {

    private static final Clock RIGHT = Clock.tickMillis(ZoneOffset.UTC);
    private static final ThreadLocal<Clock> SEEN = ThreadLocal.withInitial(() -> RIGHT);

    private final ZoneId zone;

    TestClock() {
        this(ZoneOffset.UTC);
    }

    private TestClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Does it as if the clock had been set back. */
    public static void setBack(Duration by, Runnable work) {
        as(Clock.offset(RIGHT, by.negated()), work);
    }

    /** Does it as if it were then, and no time passed meanwhile. */
    public static void standingAt(Instant moment, Runnable work) {
        as(Clock.fixed(moment, ZoneOffset.UTC), work);
    }

    private static void as(Clock seen, Runnable work) {
        SEEN.set(seen);
        try {
            work.run();
        } finally {
            SEEN.remove();
        }
    }

    @Override
    public Instant instant() {
        return SEEN.get().instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(other);
    }
}
