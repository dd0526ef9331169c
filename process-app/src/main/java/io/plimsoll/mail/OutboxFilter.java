package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Which mails of the outbox to list.
 *
 * @param state queued, sending, sent, unknown or dead; null for all
 * @param client only this client's; null for all that the reader may see
 * @param limit 1 to 500
 */
public record OutboxFilter(@Nullable String state, @Nullable ClientId client, int limit) {

    public OutboxFilter {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit");
        }
    }
}
