package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which mails of the outbox to list; what is null does not matter.
 *
 * @param state queued, sending, sent, bounced, unknown, dead, noted, gathered or merged
 * @param client only this client's; else all that the reader may see
 * @param event as its orders name it
 * @param domain of the recipient
 * @param from queued then or later
 * @param until queued before then
 * @param cursor as the page before gave it
 * @param limit 1 to 500
 */
public record OutboxFilter(
        @Nullable String state,
        @Nullable ClientId client,
        @Nullable String event,
        @Nullable String domain,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String cursor,
        int limit) {

    public OutboxFilter {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit");
        }
    }

    /** The newest of a client, or of all. */
    public OutboxFilter(@Nullable ClientId client, int limit) {
        this(null, client, null, null, null, null, null, limit);
    }
}
