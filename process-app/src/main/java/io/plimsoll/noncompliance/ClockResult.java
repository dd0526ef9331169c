package io.plimsoll.noncompliance;

import java.time.Instant;

/** What came of stopping a client's clock, or of letting it go on. */
public sealed interface ClockResult {

    /** It stands still from now on. */
    record Stopped() implements ClockResult {}

    /**
     * It runs again.
     *
     * @param due until when the client has time now
     */
    record GoesOn(Instant due) implements ClockResult {}

    /**
     * Nothing was changed.
     *
     * @param why a plain sentence
     */
    record Refused(String why) implements ClockResult {}
}
