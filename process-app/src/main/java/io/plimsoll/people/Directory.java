package io.plimsoll.people;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The sign-in's accounts, wherever they are kept. Every call may throw {@link DirectoryUnavailable}. It has no part in
 * our transactions: whoever changes something here records it afterwards, and repeating a change is always fine.
 */
public interface Directory {

    /** Whether accounts can be read at all, as far as settings say. */
    default boolean isSetUp() {
        return true;
    }

    /** The accounts of one client. */
    Roster roster(ClientId client);

    /** The MSP's own people: whoever has one of its roles or may see all clients. */
    List<Account> staff();

    /** The account of that id. */
    Optional<Account> account(String id);

    /** The account with that address, whatever its case. */
    Optional<Account> byEmail(String email);

    /** The clients that have their group. */
    Set<ClientId> groups();

    /** The way to change accounts, or empty where the set of people is fixed. */
    Optional<Changes> changes();

    /** Changes accounts; each change can be repeated and then changes nothing more. */
    interface Changes {

        /** Makes the client's group where it is missing, with the attribute by which its people see the client. */
        void ensureGroup(ClientId client);

        /** Makes an account in the groups of its scope; nobody can sign in with it until the set-up is done. */
        Creation create(NewAccount account);

        /** Gives and takes roles, so that of ours the account has just these. */
        void setRoles(String account, Set<Role> roles);

        /** Puts the account into the groups of the scope and takes it out of those of other clients. */
        void setScope(String account, ClientScope scope);

        /** Asks for these at the next sign-in. */
        void demand(String account, Set<SetUp> steps);

        /** Sends the link by which the person does what is open; false where the sign-in cannot send mail. */
        boolean sendSetUp(String account, Set<SetUp> steps);

        /** Lets the person in, or not any more. */
        void setEnabled(String account, boolean enabled);

        /** Ends whatever sessions the person has, here and in applications. */
        void endSessions(String account);
    }

    /**
     * An account to be made.
     *
     * @param name first and last name
     * @param steps what the person has to do first
     */
    record NewAccount(String name, String email, Locale locale, ClientScope scope, Set<SetUp> steps) {}

    /** What came of making an account. */
    sealed interface Creation {

        /** It is there, without any role yet. */
        record Created(String id) implements Creation {}

        /** The sign-in did not take what was entered, in its own words. */
        record NotTaken(String why) implements Creation {}
    }
}
