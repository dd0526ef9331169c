package io.plimsoll.policy;

import java.util.List;

/**
 * An input or output of a decision table, fixed by the build.
 *
 * @param id the rest of its element's id, as in {@code Severity}
 * @param label as people read it
 * @param name the variable that is asked, or the name under which is answered
 * @param allowed the words or numbers that it may hold, as they are written in a cell; empty where any may stand
 */
public record Column(String id, String label, String name, ValueType type, List<String> allowed) {

    public Column {
        allowed = List.copyOf(allowed);
    }

    /** The allowed values without their quotes, for people. */
    public String choices() {
        return String.join(", ", allowed).replace("\"", "");
    }
}
