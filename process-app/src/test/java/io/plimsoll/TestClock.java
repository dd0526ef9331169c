package io.plimsoll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the context that module tests share: right, but where a test has its own thread live in another time. */
public final class TestClock extends Clock {

    private static final Clock RIGHT = Clock.tickMillis(ZoneOffset.UTC);
    private static final ThreadLocal<Duration> WRONG_BY = ThreadLocal.withInitial(() -> Duration.ZERO);

    private final ZoneId zone;

    TestClock() {
        this(ZoneOffset.UTC);
    }

    private TestClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Does it as if the clock had been set back. */
    public static void setBack(Duration by, Runnable work) {
        WRONG_BY.set(by.negated());
        try {
            work.run();
        } finally {
            WRONG_BY.remove();
        }
    }

    @Override
    public Instant instant() {
        return RIGHT.instant().plus(WRONG_BY.get());
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
