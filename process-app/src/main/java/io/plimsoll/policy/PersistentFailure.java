package io.plimsoll.policy;

/**
 * Whether a client persistently fails to engage.
 *
 * @param words why, for whoever decides, and for a judge
 */
public record PersistentFailure(boolean persistent, String words) {}
