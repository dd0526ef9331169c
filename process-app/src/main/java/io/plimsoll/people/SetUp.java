package io.plimsoll.people;

/** What a person has yet to do at the sign-in, before it lets them in. */
public enum SetUp {
    /** Choose a password. */
    PASSWORD,
    /** Show that the mail address is theirs. */
    EMAIL,
    /** Add a second factor. */
    SECOND_FACTOR
}
