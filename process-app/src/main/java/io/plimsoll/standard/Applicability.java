package io.plimsoll.standard;

/**
 * Whether a control opens cases for a client, and why.
 *
 * @param applies the answer
 * @param reason one plain sentence
 */
public record Applicability(boolean applies, String reason) {}
