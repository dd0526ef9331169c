package io.plimsoll.noncompliance;

/**
 * What showed that a control is met.
 *
 * @param source whose results they are
 * @param words in which it was recorded
 */
public record Clearance(String source, String words) {}
