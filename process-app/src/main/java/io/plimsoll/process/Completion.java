package io.plimsoll.process;

import io.plimsoll.identity.SigningDemand;
import java.time.Instant;
import java.util.List;

/** What became of an attempt to complete a task. */
public sealed interface Completion {

    /** Done; {@code repeated} when the same idempotency key had done it before. */
    record Completed(boolean repeated) implements Completion {}

    /** The answer does not fit the form or the command. */
    record Invalid(List<Problem> problems) implements Completion {}

    /** One thing wrong with an answer; {@code field} is "" for the whole. */
    record Problem(String field, String message) {}

    /** Somebody has done it already. */
    record AlreadyDone(String by, Instant at) implements Completion {}

    /** What the person saw is no longer so. */
    record Stale(String message) implements Completion {}

    /** This person may not decide this. */
    record NotYours(String message) implements Completion {}

    /** The person has to sign in again first. */
    record SignInAgain(SigningDemand demand) implements Completion {}
}
