package io.plimsoll.people;

import io.plimsoll.client.ContactView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people of one client, as the sign-in and Plimsoll know them.
 *
 * @param people each with account, contact or both
 * @param guests the MSP's own people who are limited to some clients, this one among them
 * @param differences what does not agree
 * @param warnings what the client lacks, in plain sentences
 * @param limits why nothing can be changed here, "" where it can
 * @param outage why the accounts are missing from this view, "" where they are there
 */
public record PeopleView(
        List<Person> people,
        List<Account> guests,
        List<Difference> differences,
        List<String> warnings,
        String limits,
        String outage) {

    /** Somebody; at least one of the two is there. */
    public record Person(
            @Nullable Account account, @Nullable ContactView contact) {

        /** What to call them. */
        public String name() {
            ContactView known = contact;
            Account own = account;
            return known != null ? known.name() : own != null ? own.shown() : "";
        }
    }
}
