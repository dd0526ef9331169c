package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.ClientTaskHandler;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The feature that decides a kind of task, whether such a task is about a case, another matter or a client as a whole. */
interface TaskDecider {

    String form();

    Set<String> outcomesForFreshSignIn();

    /** Why this person could not decide it although their role would let them. */
    default Optional<String> objection(TaskSummary task, Actor person) {
        return Optional.empty();
    }

    TaskContext context(TaskSummary task, Actor reader);

    TaskResult submit(TaskSummary task, FormValues values, Actor by, @Nullable String revision);

    /** Of tasks about a case. */
    record OfCase(TaskHandler handler) implements TaskDecider {

        @Override
        public String form() {
            return handler.form();
        }

        @Override
        public Set<String> outcomesForFreshSignIn() {
            return handler.outcomesForFreshSignIn();
        }

        @Override
        public Optional<String> objection(TaskSummary task, Actor person) {
            return handler.objection(number(task), task.step(), person);
        }

        @Override
        public TaskContext context(TaskSummary task, Actor reader) {
            return handler.context(number(task), reader);
        }

        @Override
        public TaskResult submit(TaskSummary task, FormValues values, Actor by, @Nullable String revision) {
            return handler.submit(new TaskSubmission(number(task), task.step(), values, by, revision));
        }

        private static CaseNumber number(TaskSummary task) {
            return Optional.ofNullable(task.number())
                    .orElseThrow(() -> new IllegalStateException("A task of no case: " + task.step()));
        }
    }

    /** Of tasks about a matter that is no case. */
    record OfMatter(MatterTaskHandler handler) implements TaskDecider {

        @Override
        public String form() {
            return handler.form();
        }

        @Override
        public Set<String> outcomesForFreshSignIn() {
            return handler.outcomesForFreshSignIn();
        }

        @Override
        public TaskContext context(TaskSummary task, Actor reader) {
            return handler.context(matter(task), reader);
        }

        @Override
        public TaskResult submit(TaskSummary task, FormValues values, Actor by, @Nullable String revision) {
            return handler.submit(new MatterSubmission(matter(task), values, by, revision));
        }

        private static MatterTask matter(TaskSummary task) {
            return new MatterTask(task.client(), task.matter(), task.step());
        }
    }

    /** Of tasks about a client. */
    record OfClient(ClientTaskHandler handler) implements TaskDecider {

        @Override
        public String form() {
            return handler.form();
        }

        @Override
        public Set<String> outcomesForFreshSignIn() {
            return Set.of();
        }

        @Override
        public TaskContext context(TaskSummary task, Actor reader) {
            return handler.context(task.client(), reader);
        }

        @Override
        public TaskResult submit(TaskSummary task, FormValues values, Actor by, @Nullable String revision) {
            return handler.submit(task.client(), values, by);
        }
    }
}
