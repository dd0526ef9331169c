package io.plimsoll.process;

import java.util.List;

/** A form of the build, as the server checks it; its field {@code outcome} is the decision. */
record Form(String id, List<FormField> fields) {

    static final String OUTCOME = "outcome";

    boolean asksContextForChoices() {
        return fields.stream()
                .anyMatch(field -> field instanceof FormField.Choices choices && choices.valuesKey() != null);
    }
}
