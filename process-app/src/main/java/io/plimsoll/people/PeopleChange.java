package io.plimsoll.people;

import java.util.List;
import java.util.Map;

/** What came of an administrator's change to somebody's account. */
public sealed interface PeopleChange {

    /**
     * It is done.
     *
     * @param account the id of the account, "" where it was about none
     * @param told what happened and what is left to do, in plain sentences
     */
    record Done(String account, List<String> told) implements PeopleChange {}

    /**
     * Nothing was changed.
     *
     * @param problems a plain sentence for each field that is wrong, by the field's name
     */
    record Invalid(Map<String, String> problems) implements PeopleChange {}

    /** Nothing was changed, whatever is entered; the message says why and what to do instead. */
    record Refused(String message) implements PeopleChange {}
}
