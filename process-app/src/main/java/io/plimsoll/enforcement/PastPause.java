package io.plimsoll.enforcement;

import java.time.Instant;

/** A pause that took effect. */
public record PastPause(String caseNumber, Instant pausedAt) {}
