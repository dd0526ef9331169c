package io.plimsoll.mail;

import java.time.Instant;

/**
 * Something that the reader of a mail has until then, for their calendar.
 *
 * @param id the same as long as it is the same thing that is asked, whenever it is due
 * @param at UTC
 * @param title what is due, one line
 */
public record Deadline(String id, Instant at, String title) {}
