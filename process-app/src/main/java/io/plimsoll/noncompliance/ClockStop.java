package io.plimsoll.noncompliance;

import java.time.Instant;

/** A clock that stands still, because the client waits for the MSP. */
public record ClockStop(Instant since, StopReason reason) {}
