package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moving a case to another version of the policy means for it.
 *
 * @param dueBefore until when the client has time now; null where nothing is asked
 * @param dueAfter until when it will have; never earlier, since it was told
 * @param overdue how many reminders of the other ladder would have gone out by now
 * @param sends the tone of the one message that goes out at once; "" where none does
 * @param told who gets that message, by name
 * @param left how many reminders are still to come
 */
public record PolicyMove(
        CaseNumber number,
        String title,
        int from,
        int to,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter,
        int overdue,
        String sends,
        List<String> told,
        int left) {}
