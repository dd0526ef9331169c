package io.plimsoll.people;

import org.jspecify.annotations.Nullable;

/**
 * A place where the sign-in's accounts and what Plimsoll knows do not agree.
 *
 * @param who the person or client it is about
 * @param meaning what it leads to, in a plain sentence
 * @param account the id of the account, null where there is none
 * @param contact the id of the contact, or of the client on the page of the MSP's people; null where there is none
 */
public record Difference(
        Kind kind,
        String who,
        String meaning,
        @Nullable String account,
        @Nullable String contact) {

    /** What differs, and the one thing that is offered against it. */
    public enum Kind {
        NO_GROUP("Create the group"),
        NO_ACCOUNT("Invite"),
        NO_CONTACT("Add as a contact"),
        OTHER_EMAIL("Take over the e-mail address"),
        OTHER_NAME("Take over the name"),
        MAY_NOT_SIGN("Let them sign"),
        SIGNS_UNNOTICED("Ask them for signatures"),
        NO_ROLE("Let them answer"),
        TWO_CLIENTS("Take out of this client"),
        LEFT_BUT_WRITTEN_TO("Mark contact inactive"),
        SIGNS_IN_UNWRITTEN("Write to them again"),
        NO_SECOND_FACTOR("Ask for one at the next sign-in"),
        STAFF_WITHOUT_ROLE("Disable"),
        MIXED_ROLES("Take the client's roles away"),
        /** Which clients somebody may see is not guessed: it is chosen in the person's own row. */
        STAFF_WITHOUT_CLIENTS("");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** The words on the button, "" where there is none. */
        public String action() {
            return action;
        }
    }

    boolean isAbout(Kind what, @Nullable String anAccount, @Nullable String aContact) {
        return kind == what && same(account, anAccount) && same(contact, aContact);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }
}
