package io.plimsoll.process;

import io.plimsoll.noncompliance.ClientTaskHandler;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which feature decides which form. */
@Component
class TaskDeciders {

    private final Map<String, TaskDecider> byForm;

    TaskDeciders(List<TaskHandler> ofCases, List<ClientTaskHandler> ofClients, List<MatterTaskHandler> ofMatters) {
        this.byForm = Stream.<Stream<? extends TaskDecider>>of(
                        ofCases.stream().map(TaskDecider.OfCase::new),
                        ofClients.stream().map(TaskDecider.OfClient::new),
                        ofMatters.stream().map(TaskDecider.OfMatter::new))
                .flatMap(those -> those)
                .collect(Collectors.toUnmodifiableMap(TaskDecider::form, Function.identity()));
    }

    TaskDecider of(OpenTask task) {
        TaskDecider decider = byForm.get(task.summary().form());
        if (decider == null) {
            throw new IllegalStateException(
                    "Nobody handles the form " + task.summary().form());
        }
        return decider;
    }
}
