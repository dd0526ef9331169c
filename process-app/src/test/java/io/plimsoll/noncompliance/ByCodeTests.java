package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be answered by a code is what a member of the client may do about a case, as the models say. */
class ByCodeTests {

    private static final Path MODELS = Path.of("..", "bpmn");
    private static final Pattern TASK = Pattern.compile("<(?:bpmn:)?userTask [^>]*>");

    /** Of the client as a whole, or of an incident; nobody comes to these by a code. */
    private static final Set<String> OF_NO_CASE = Set.of("answer-attestation", "confirm-incident");

    @Test
    void allTasksOfACaseThatAMemberMayDoAndNoOther() throws IOException {
        Set<String> forms = new TreeSet<>();
        Set<String> signed = new TreeSet<>();
        try (Stream<Path> models = Files.list(MODELS)) {
            for (Path model :
                    models.filter(one -> one.toString().endsWith(".bpmn")).toList()) {
                TASK.matcher(Files.readString(model)).results().forEach(task -> {
                    String form = attribute(task.group(), "formRef");
                    String groups = attribute(task.group(), "candidateGroups");
                    if (groups.contains("client-member")) {
                        forms.add(form);
                    } else if (groups.contains("client-signatory")) {
                        signed.add(form);
                    }
                });
            }
        }
        forms.removeAll(OF_NO_CASE);

        assertThat(ByCode.FORMS).containsExactlyInAnyOrderElementsOf(forms);
        assertThat(signed)
                .contains("acknowledge-deviation", "decide-proposal")
                .doesNotContainAnyElementsOf(ByCode.FORMS);
    }

    private static String attribute(String task, String name) {
        var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(task);
        return found.find() ? found.group(1) : "";
    }
}
