package io.plimsoll.noncompliance;

import io.plimsoll.policy.Stage;
import java.time.Instant;
import java.util.List;
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
        @Nullable Instant endedAt) {

    /**
     * Where a matter stands when it is asked for something.
     *
     * @param before what was asked in the matter so far
     */
    public static Stage stage(String task, List<PastRequest> before) {
        if (before.stream().anyMatch(request -> "silent".equals(request.ending()))) {
            return Stage.AFTER_SILENCE;
        }
        boolean answered =
                before.stream().anyMatch(request -> request.task().equals(task) && "answered".equals(request.ending()));
        return answered ? Stage.AGAIN : Stage.FIRST;
    }
}
