package io.plimsoll.noncompliance;

import io.plimsoll.identity.SigningDemand;

/** What became of a submitted task. */
public sealed interface TaskResult {

    /** Taken; the inbox completes the task with the form's outcome. */
    record Taken() implements TaskResult {}

    /**
     * A rule of the command is not met; nothing was changed.
     *
     * @param field the form's field, "" for the whole
     * @param message what to do about it, plain
     */
    record Refused(String field, String message) implements TaskResult {}

    /**
     * This person may not decide this (four eyes, not a signatory); nothing was changed. Shown as 403.
     */
    record NotYours(String message) implements TaskResult {}

    /** The text or state has changed since the person's page was made. Shown as 409. */
    record Stale(String message) implements TaskResult {}

    /** This needs a sign-in that is fresh and strong enough; nothing was changed. Shown as 401 with a challenge. */
    record SignInAgain(SigningDemand demand) implements TaskResult {}
}
