package io.plimsoll.identity;

import java.util.Set;

/**
 * A colleague who is away, in whose place somebody may act.
 *
 * @param subject of the colleague who is away, as are the next two
 * @param role what may be done in their place
 */
public record StandIn(String subject, String username, String name, Role role) {

    /** The colleague, as one to whom something is done. */
    public Actor person() {
        return new Actor(subject, username, name, "", Set.of(role), ClientScope.of(), SignIn.none());
    }
}
