package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A feature that writes down what it was told and answers what the test wants. */
final class FakeHandler implements TaskHandler {

    final List<TaskSubmission> submissions = new CopyOnWriteArrayList<>();
    volatile Function<TaskSubmission, TaskResult> answer = submission -> new TaskResult.Taken();
    volatile Set<String> weighty = Set.of();
    private final String form;

    FakeHandler(String form) {
        this.form = form;
    }

    @Override
    public String form() {
        return form;
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return weighty;
    }

    @Override
    public TaskContext context(CaseNumber number, Actor reader) {
        return new TaskContext(
                List.of(new TaskContext.Section("For " + reader.username(), number.value(), List.of())),
                Map.of(),
                Map.of(),
                null,
                "revision-1",
                false);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        submissions.add(submission);
        return answer.apply(submission);
    }
}
