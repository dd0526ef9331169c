package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import java.util.Set;

/**
 * A user task as its model has it.
 *
 * @param step the element's id
 * @param form the form's id
 * @param roles who may do it
 */
record TaskStep(String step, String form, Set<Role> roles) {

    /** Whether the client's people do it. */
    boolean forClient() {
        return roles.stream().noneMatch(Role::isMsp);
    }

    boolean mayDo(Actor actor) {
        return actor.roles().stream().anyMatch(roles::contains);
    }

    /** Within the actor's clients: the MSP sees what waits for anybody, clients what waits for them. */
    boolean maySee(Actor actor) {
        return actor.isMsp() || forClient() && actor.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
    }
}
