package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;

/**
 * One kind of human task that is about a client as a whole and no case; otherwise as {@link TaskHandler}. At most one of
 * its form is open for a client.
 */
public interface ClientTaskHandler {

    /** The form's id. */
    String form();

    /** What stands beside the form; written for the audience of the task. */
    TaskContext context(ClientId client, Actor reader);

    /**
     * Takes the answer: checks the command's own rules, changes the domain, writes the ledger.
     *
     * @param values validated against the deployed form
     */
    TaskResult submit(ClientId client, FormValues values, Actor by);
}
