package io.plimsoll.client;

import java.util.Map;

/** What came of a change of a client's checks. */
public sealed interface CheckChange {

    /** It is done. */
    record Done(CheckSettings settings) implements CheckChange {}

    /**
     * Nothing was changed.
     *
     * @param problems a plain sentence for each field that is wrong, by the field's name
     */
    record Invalid(Map<String, String> problems) implements CheckChange {}
}
