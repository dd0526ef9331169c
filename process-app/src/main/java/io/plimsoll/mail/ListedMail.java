package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox, for those who look after the relay.
 *
 * @param client null where it is about several
 * @param number the case's, null where it is about none
 * @param event what it tells; {@code example} where an administrator sent it to themselves
 * @param language of its words
 * @param state queued, sending, sent, bounced, unknown, dead; noted until it is worded, gathered for the reader's daily mail, or merged into one
 * @param nextAttempt when it leaves at the earliest, of one that is queued
 * @param error the last failure, "" where none
 */
public record ListedMail(
        String id,
        @Nullable ClientId client,
        @Nullable String number,
        String event,
        String language,
        String to,
        String subject,
        String state,
        int attempts,
        Instant queuedAt,
        Instant nextAttempt,
        @Nullable Instant sentAt,
        String error) {

    /** Whether an administrator may have it tried again. */
    public boolean isOver() {
        return state.equals("dead") || state.equals("bounced") || state.equals("unknown");
    }
}
