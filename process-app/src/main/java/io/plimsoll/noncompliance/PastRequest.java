package io.plimsoll.noncompliance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of a client, and what came of it.
 *
 * @param reminders how many went out
 * @param ending answered, silent or dropped; null while it is open
 */
public record PastRequest(
        String task,
        Instant askedAt,
        Instant dueAt,
        int reminders,
        @Nullable String ending,
        @Nullable Instant endedAt) {}
