package io.plimsoll.process;

import io.plimsoll.TestClock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Another time for the domain and for the engine, whose clock is one for all: no job runs meanwhile but by the test. */
final class ThatTime {

    private ThatTime() {}

    /** Does it as if it were then, and no time passed meanwhile. */
    static void at(Instant moment, Runnable work) {
        ClockUtil.setCurrentTime(Date.from(moment));
        try {
            TestClock.standingAt(moment, work);
        } finally {
            ClockUtil.reset();
        }
    }
}
