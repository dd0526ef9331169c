package io.plimsoll.mail;

import org.jspecify.annotations.Nullable;

/**
 * How things stand with what a client has to do about a matter, when a mail about it is queued.
 *
 * @param asked what its reader is asked for, null where this mail asks nothing of them
 * @param open the id of what the client is still asked for, "" where that is nothing: all else is over
 */
public record DeadlineNews(@Nullable Deadline asked, String open) {}
