package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a task.
 *
 * @param step the model's element id of the task, for forms used by two tasks
 * @param revision what the person's page was made from ({@link TaskContext#revision()}), null where the caller sent none
 */
public record TaskSubmission(
        CaseNumber number,
        String step,
        FormValues values,
        Actor by,
        @Nullable String revision) {}
