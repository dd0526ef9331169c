package io.plimsoll.people;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.util.Set;

/**
 * An account that a person signs in with.
 *
 * @param id the {@code sub} of its tokens
 * @param name first and last, "" where none is known
 * @param email "" where none is known
 * @param enabled whether the sign-in lets the person in
 * @param roles what the person may do, by themselves or through groups; only ours
 * @param scope whose data the person may see
 * @param factor whether a second factor is set up
 * @param open what the person has yet to do
 */
public record Account(
        String id,
        String username,
        String name,
        String email,
        boolean enabled,
        Set<Role> roles,
        ClientScope scope,
        Factor factor,
        Set<SetUp> open) {

    /** Whether the sign-in can ask for more than a password. */
    public enum Factor {
        READY,
        MISSING,
        /** This sign-in asks nobody for one. */
        NOT_ASKED
    }

    public Account {
        roles = Set.copyOf(roles);
        open = Set.copyOf(open);
    }

    /** Whether it is one of the MSP's own people. */
    public boolean isMsp() {
        return roles.stream().anyMatch(Role::isMsp);
    }

    /** Whether it is one of the client's own people. */
    public boolean isOf(ClientId client) {
        return !isMsp() && !scope.all() && scope.clients().contains(client);
    }

    /** Whether the person was invited and has not chosen a password yet. */
    public boolean isWaiting() {
        return open.contains(SetUp.PASSWORD);
    }

    /** Whether a second factor is missing that nobody has asked for yet. */
    public boolean lacksSecondFactor() {
        return factor == Factor.MISSING && !open.contains(SetUp.SECOND_FACTOR);
    }

    /** The person as the one whom something is done to, or who could do something. */
    public Actor person() {
        return new Actor(id, username, shown(), email, roles, scope, SignIn.none());
    }

    /** What to call the person. */
    public String shown() {
        return name.isBlank() ? username : name;
    }
}
