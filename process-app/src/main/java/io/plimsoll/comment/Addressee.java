package io.plimsoll.comment;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.people.Account;

/**
 * Somebody who can be named in a comment or told of a case, as the sign-in knows them now.
 *
 * @param email "" where none is known
 */
public record Addressee(String subject, String username, String name, String email, boolean msp) {

    static Addressee of(Account account) {
        return new Addressee(account.id(), account.username(), account.shown(), account.email(), account.isMsp());
    }

    /** Whether the person may see what is said so about a case of this client. */
    static boolean maySee(Account account, ClientId client, Visibility visibility) {
        if (!account.enabled()) {
            return false;
        }
        return account.isMsp()
                ? account.scope().includes(client)
                : visibility == Visibility.SHARED && isOwn(account, client);
    }

    /** Whether it is one of the client's own people who sees its cases. */
    static boolean isOwn(Account account, ClientId client) {
        return account.enabled()
                && account.isOf(client)
                && account.roles().stream().anyMatch(Addressee::ofClient);
    }

    private static boolean ofClient(Role role) {
        return role == Role.CLIENT_MEMBER || role == Role.CLIENT_SIGNATORY;
    }
}
