package io.plimsoll.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as shown on case and operations pages.
 *
 * @param state queued, sending, sent, unknown, dead
 * @param error the last failure, "" where none
 */
public record MailView(
        String id,
        String event,
        String to,
        String subject,
        String state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant sentAt,
        String error) {}
