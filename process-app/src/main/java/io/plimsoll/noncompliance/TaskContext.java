package io.plimsoll.noncompliance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to decide a task.
 *
 * @param sections shown above or beside the form, in order
 * @param values initial values by field key
 * @param options choices for checklists by their {@code valuesKey}
 * @param documentId the frozen text to be read before deciding, null where there is none
 * @param revision changes when the context changes in a way that a decision must know
 * @param freshSignIn whether one of the outcomes needs a fresh sign-in ({@link TaskHandler#outcomesForFreshSignIn})
 */
public record TaskContext(
        List<Section> sections,
        Map<String, Object> values,
        Map<String, List<Option>> options,
        @Nullable String documentId,
        String revision,
        boolean freshSignIn) {

    /** A heading with plain text and, where useful, labelled facts and a line of time. */
    public record Section(String heading, String text, List<Fact> facts, List<EngagementMark> marks) {

        public Section(String heading, String text, List<Fact> facts) {
            this(heading, text, facts, List.of());
        }
    }

    /** A labelled value. */
    public record Fact(String label, String value) {}

    /** A choice. */
    public record Option(String value, String label) {}
}
