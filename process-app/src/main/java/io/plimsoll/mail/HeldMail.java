package io.plimsoll.mail;

import java.time.Instant;

/**
 * Mail is held: everything is queued, nothing leaves.
 *
 * @param by who holds it, as people call them
 * @param reason in words
 * @param since UTC
 */
public record HeldMail(String by, String reason, Instant since) {}
