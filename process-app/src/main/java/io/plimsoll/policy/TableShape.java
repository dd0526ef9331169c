package io.plimsoll.policy;

import java.util.List;

/**
 * What of a decision table nobody but the build changes: which questions it asks and what it answers.
 *
 * @param key the id of the decision, as in {@code escalation-ladder}
 * @param id the rest of its elements' ids, as in {@code EscalationLadder}
 */
public record TableShape(
        String key, String id, String name, HitPolicy hitPolicy, List<Column> inputs, List<Column> outputs) {

    /** How many of the rows that match are the answer. */
    public enum HitPolicy {
        FIRST("The first row that matches is the answer."),
        UNIQUE("Exactly one row matches."),
        RULE_ORDER("Every row that matches is part of the answer."),
        COLLECT("Every row that matches is part of the answer.");

        private final String words;

        HitPolicy(String words) {
            this.words = words;
        }

        /** What it means, for people. */
        public String words() {
            return words;
        }

        boolean takesOne() {
            return this == FIRST || this == UNIQUE;
        }
    }

    public TableShape {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** How many cells a row has, the reason not counted. */
    public int width() {
        return inputs.size() + outputs.size();
    }
}
