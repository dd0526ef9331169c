package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The human tasks: who may see, claim and complete them. */
@Component
public class Inbox {

    private final OpenTasks tasks;
    private final TaskSteps steps;
    private final TaskCompleter completer;
    private final TransactionTemplate transaction;
    private final TaskDeciders deciders;

    Inbox(
            OpenTasks tasks,
            TaskSteps steps,
            TaskCompleter completer,
            TransactionTemplate transaction,
            TaskDeciders deciders) {
        this.tasks = tasks;
        this.steps = steps;
        this.completer = completer;
        this.transaction = transaction;
        this.deciders = deciders;
    }

    /**
     * The open tasks that the actor may do (auditors: all, to look at). Asked for one matter: all of its tasks that the
     * actor may see.
     */
    public TaskPage list(TaskQuery query, Actor actor) {
        return transaction.execute(status -> tasks.list(query, actor));
    }

    /** One open task; NotVisible where absent, done or not the actor's to see. */
    public TaskDetail get(String id, Actor actor) {
        return transaction.execute(status -> {
            OpenTask task = tasks.find(id, actor).orElseThrow(NotVisible::new);
            return new TaskDetail(
                    task.summary(),
                    steps.schema(task.definitionId(), task.summary().step()),
                    deciders.of(task).context(task.summary(), actor));
        });
    }

    /**
     * Takes the task for oneself; false where somebody else has it. Claiming again is fine. A claim tells others that
     * somebody is at it; it does not keep them from completing the task, or a leaver's tasks would be stuck.
     */
    public boolean claim(String id, Actor actor) {
        return transaction.execute(status -> tasks.claim(id, actor));
    }

    /** Validates against the deployed form, lets the feature decide, completes; all in one transaction. */
    public Completion complete(
            String id,
            Map<String, @Nullable Object> values,
            @Nullable String revision,
            @Nullable String idempotencyKey,
            Actor actor) {
        var attempt = new TaskCompleter.Attempt(id, values, revision, idempotencyKey, actor);
        return transaction.execute(status -> {
            Completion completion = completer.complete(attempt, deciders::of);
            if (!(completion instanceof Completion.Completed)) {
                status.setRollbackOnly();
            }
            return completion;
        });
    }

    /**
     * How a task ended that is no longer open: done by whom and when, or overtaken; NotVisible where there never was
     * one that the actor may see.
     */
    public EndedTask ended(String id, Actor actor) {
        return transaction.execute(status -> completer.ended(id, actor));
    }
}
