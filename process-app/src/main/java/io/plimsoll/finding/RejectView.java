package io.plimsoll.finding;

/**
 * A row that could not be read.
 *
 * @param place where in the file
 * @param reason plain words
 */
public record RejectView(String place, String reason) {}
