package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a task about a matter that is no case.
 *
 * @param values validated against the deployed form
 * @param revision what the person's page was made from ({@link TaskContext#revision()}), null where the caller sent none
 */
public record MatterSubmission(
        MatterTask task,
        FormValues values,
        Actor by,
        @Nullable String revision) {}
