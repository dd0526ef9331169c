package io.plimsoll.policy;

/**
 * Whether pausing a kind of service leaves the client worse off.
 *
 * @param warning what would get worse, "" where safe
 */
public record PauseSafety(boolean safe, String warning) {}
