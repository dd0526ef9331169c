package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.SigningDemand;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.noncompliance.TaskDecided;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.process.Completion.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One attempt to complete a task, from "may this person" to the engine; the caller holds the transaction. */
@Component
class TaskCompleter {

    /** What somebody sent. */
    record Attempt(
            String taskId,
            Map<String, @Nullable Object> values,
            @Nullable String revision,
            @Nullable String idempotencyKey,
            Actor actor) {}

    private static final String OVER = "This task is over: its time has run out or the matter has moved on.";

    private static final String CHANGED = "What you saw has changed since. Please look at it again and decide anew.";

    private final OpenTasks tasks;
    private final TaskSteps steps;
    private final Completions completions;
    private final FormValidator validator;
    private final SigningDemand signing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskCompleter(
            OpenTasks tasks,
            TaskSteps steps,
            Completions completions,
            FormValidator validator,
            SigningDemand signing,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tasks = tasks;
        this.steps = steps;
        this.completions = completions;
        this.validator = validator;
        this.signing = signing;
        this.events = events;
        this.clock = clock;
    }

    Completion complete(Attempt attempt, Function<OpenTask, TaskDecider> deciders) {
        tasks.lock(attempt.taskId());
        Optional<Completions.Done> done = completions.find(attempt.taskId());
        if (done.isPresent()) {
            return done(done.get(), attempt);
        }
        Optional<OpenTask> task = tasks.find(attempt.taskId(), attempt.actor());
        if (task.isEmpty()) {
            return over(attempt.taskId(), attempt.actor());
        }
        if (!task.get().step().mayDo(attempt.actor())) {
            return new Completion.NotYours("This task is for somebody else.");
        }
        return decide(task.get(), attempt, deciders.apply(task.get()));
    }

    EndedTask ended(String taskId, Actor actor) {
        Optional<Completions.Done> done = completions.find(taskId);
        if (done.isPresent()) {
            Completions.Done found = done.get();
            requireInside(found.client(), found.number(), actor);
            return new EndedTask(
                    found.number(), found.matter(), found.client(), found.form(), found.name(), found.at());
        }
        return tasks.over(taskId, actor)
                .map(over -> new EndedTask(over.number(), over.matter(), over.client(), "", null, null))
                .orElseThrow(NotVisible::new);
    }

    private static void requireInside(ClientId client, @Nullable CaseNumber number, Actor actor) {
        if (number != null) {
            actor.requireCase(client, number);
        } else if (actor.scope().only() != null) {
            throw new NotVisible();
        }
        actor.requireClient(client);
    }

    private Completion over(String taskId, Actor actor) {
        if (tasks.over(taskId, actor).isPresent()) {
            return new Completion.Stale(OVER);
        }
        throw new NotVisible();
    }

    private Completion done(Completions.Done done, Attempt attempt) {
        requireInside(done.client(), done.number(), attempt.actor());
        return done.repeatedBy(attempt.actor(), attempt.idempotencyKey(), completions.hash(attempt.values()))
                ? new Completion.Completed(true)
                : new Completion.AlreadyDone(done.name(), done.at());
    }

    private Completion decide(OpenTask task, Attempt attempt, TaskDecider decider) {
        Form form = steps.form(task.definitionId(), task.summary().step());
        Optional<TaskContext> context = attempt.revision() != null || form.asksContextForChoices()
                ? Optional.of(decider.context(task.summary(), attempt.actor()))
                : Optional.empty();
        if (attempt.revision() != null
                && context.filter(now -> now.revision().equals(attempt.revision()))
                        .isEmpty()) {
            return new Completion.Stale(CHANGED);
        }
        Map<String, List<Option>> options = context.map(TaskContext::options).orElse(Map.of());
        FormCheck check = validator.check(form, attempt.values(), options);
        if (check instanceof FormCheck.Unfit unfit) {
            return new Completion.Invalid(unfit.problems());
        }
        FormValues values = ((FormCheck.Fits) check).values();
        if (decider.outcomesForFreshSignIn().contains(values.outcome())
                && !signing.isMetBy(attempt.actor().signIn(), clock.instant())) {
            return new Completion.SignInAgain(signing);
        }
        return submit(task, attempt, decider, values);
    }

    private Completion submit(OpenTask task, Attempt attempt, TaskDecider decider, FormValues values) {
        completions.record(
                task.summary(), attempt.actor(), attempt.idempotencyKey(), completions.hash(attempt.values()));
        TaskResult result = decider.submit(task.summary(), values, attempt.actor(), attempt.revision());
        if (result instanceof TaskResult.Taken) {
            tasks.complete(attempt.taskId(), values.outcome(), attempt.actor());
            makeKnown(task.summary(), values.outcome(), attempt.actor());
        }
        return told(result);
    }

    private void makeKnown(TaskSummary task, String outcome, Actor by) {
        CaseNumber number = task.number();
        if (number != null) {
            events.publishEvent(new TaskDecided(number, task.client(), task.form(), outcome, task.forClient(), by));
        }
    }

    private static Completion told(TaskResult result) {
        if (result instanceof TaskResult.Refused refused) {
            return new Completion.Invalid(List.of(new Problem(refused.field(), refused.message())));
        } else if (result instanceof TaskResult.NotYours notYours) {
            return new Completion.NotYours(notYours.message());
        } else if (result instanceof TaskResult.Stale stale) {
            return new Completion.Stale(stale.message());
        } else if (result instanceof TaskResult.SignInAgain again) {
            return new Completion.SignInAgain(again.demand());
        }
        return new Completion.Completed(false);
    }
}
