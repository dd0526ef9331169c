package io.plimsoll.client;

/**
 * What the contract says about taking a service away.
 *
 * @param noticeDays working days between the notice of termination and the end, 1 to 260
 * @param cureDays working days between the notice of a pause and the pause, 1 to 60
 * @param longestPauseDays working days that a pause may last at most, 1 to 260
 */
public record ServiceTerms(int noticeDays, int cureDays, int longestPauseDays) {}
