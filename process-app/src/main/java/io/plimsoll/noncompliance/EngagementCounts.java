package io.plimsoll.noncompliance;

/**
 * How a client has engaged over the whole life of a case; shown to whoever decides enforcement.
 *
 * @param silences deadlines that passed without an answer
 */
public record EngagementCounts(int asked, int reminders, int answers, int silences) {}
