package io.plimsoll.noncompliance;

import java.time.Instant;

/**
 * What the present calendar of a client would do to a clock that an earlier one started.
 *
 * @param after until when there would be time; always later, since what was told does not come forward
 */
public record ClockMove(RunningClock clock, Instant after) {

    /** Until when there is time as it was told. */
    public Instant before() {
        return clock.due().at();
    }
}
