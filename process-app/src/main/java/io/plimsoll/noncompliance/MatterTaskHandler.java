package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import java.util.Set;

/**
 * One kind of human task that is about a matter with a number of its own that is no case, such as an incident; of which a
 * client may have several at once. Otherwise as {@link TaskHandler}.
 */
public interface MatterTaskHandler {

    /** The form's id. */
    String form();

    /** As {@link TaskHandler#outcomesForFreshSignIn}. */
    default Set<String> outcomesForFreshSignIn() {
        return Set.of();
    }

    /** What stands beside the form; written for the audience of the task. */
    TaskContext context(MatterTask task, Actor reader);

    /** Takes the answer: checks the command's own rules, changes the domain, writes the ledger. */
    TaskResult submit(MatterSubmission submission);
}
