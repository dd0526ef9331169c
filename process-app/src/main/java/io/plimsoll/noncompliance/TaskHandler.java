package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of human task: what a person needs to decide it, and what their decision does. One bean per form, in the
 * feature that owns it. The inbox has checked role, client and form, and completes the engine's task afterwards in the
 * same transaction.
 */
public interface TaskHandler {

    /** The form's id. */
    String form();

    /**
     * The outcomes that weigh so much that whoever chooses one has to have signed in just now, as strongly as a signature
     * asks for. The inbox sees to it before anything is taken.
     */
    default Set<String> outcomesForFreshSignIn() {
        return Set.of();
    }

    /**
     * Why this person could not decide the task although a role of theirs would let them, as where somebody else's eyes
     * are needed; empty where nothing is known against it. Asked before the task is given to them.
     *
     * @param step the model's element id
     */
    default Optional<String> objection(CaseNumber number, String step, Actor person) {
        return Optional.empty();
    }

    /** What stands beside the form; written for the audience of the task. */
    TaskContext context(CaseNumber number, Actor reader);

    /** Takes the decision: checks the command's own rules, changes the domain, writes the ledger. */
    TaskResult submit(TaskSubmission submission);
}
