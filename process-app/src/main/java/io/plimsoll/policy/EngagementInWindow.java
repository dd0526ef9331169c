package io.plimsoll.policy;

/**
 * How a client has engaged lately; days are calendar days.
 *
 * @param silences30 requests that reached it and went unanswered in the last 30 days
 * @param silences90 the same in the last 90
 * @param reminders90 reminders in the last 90
 * @param answers90 answers in the last 90
 */
public record EngagementInWindow(int silences30, int silences90, int reminders90, int answers90) {}
