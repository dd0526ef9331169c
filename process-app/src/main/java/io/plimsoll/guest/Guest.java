package io.plimsoll.guest;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;

/**
 * Somebody without an account who was let in by a code, to one case.
 *
 * @param session what their acts have in common
 * @param contact the id of the contact that the code was sent to
 * @param name of that contact
 */
public record Guest(String session, ClientId client, CaseNumber number, String contact, String name, String email) {

    /** As who they act. */
    public Actor actor() {
        return Actor.byCode(contact, name, email, client, number, session);
    }
}
