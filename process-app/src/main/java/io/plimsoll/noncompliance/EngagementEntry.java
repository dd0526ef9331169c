package io.plimsoll.noncompliance;

import java.time.Instant;

/**
 * One line of the engagement record.
 *
 * @param kind asked, reminded, answered, silent, extended, noted, wrote (the client did), told (the MSP wrote)
 * @param task what was asked, the form's id
 * @param detail plain words: who was told how, what was answered
 * @param by the name of who did it
 */
public record EngagementEntry(Instant at, String kind, String task, String detail, String by) {}
