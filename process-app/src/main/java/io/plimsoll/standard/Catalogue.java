package io.plimsoll.standard;

import java.util.Map;

/**
 * One version of a standard as its file says it.
 *
 * @param file the file's name, for messages
 * @param text the file as it was read
 * @param conditions by code, of the controls that have some
 * @param lines where each control starts, by code
 */
record Catalogue(
        String file, String text, StandardView view, Map<String, Conditions> conditions, Map<String, Integer> lines) {

    Conditions conditionsOf(String code) {
        return conditions.getOrDefault(code, Conditions.NONE);
    }
}
