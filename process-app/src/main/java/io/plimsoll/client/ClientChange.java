package io.plimsoll.client;

import java.util.Map;

/** What came of an administrator's change. */
public sealed interface ClientChange {

    /**
     * It is done.
     *
     * @param client as it is now
     */
    record Done(ClientView client) implements ClientChange {}

    /**
     * Nothing was changed.
     *
     * @param problems a plain sentence for each field that is wrong, by the field's name
     */
    record Invalid(Map<String, String> problems) implements ClientChange {}
}
