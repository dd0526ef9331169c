package io.plimsoll.incident;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident in a list; as in {@link IncidentView}.
 *
 * @param title the beginning of what was reported
 */
public record IncidentItem(
        IncidentNumber number,
        ClientId client,
        boolean ours,
        boolean confirmed,
        String title,
        Instant noticedAt,
        Instant reportedAt,
        Instant clockEndsAt,
        @Nullable Instant heardAt,
        Duration overrun,
        IncidentState state,
        @Nullable Severity severity,
        @Nullable IncidentEnd ending) {

    /** Whether it is not over. */
    public boolean open() {
        return state != IncidentState.CLOSED;
    }
}
