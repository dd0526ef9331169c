package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Sets the clocks of tasks that end at a time, where that was reckoned anew. The engine can move a timer that is
 * there, but a ladder that has been climbed has none any more; so both clocks are made again as they are when the task
 * is entered.
 */
@Component
class RequestClocks {

    private final EngineAccess engine;

    RequestClocks(EngineAccess engine) {
        this.engine = engine;
    }

    /**
     * Sets the clocks of each task of a matter whose due date the model takes from that expression.
     *
     * @param matter its business key
     * @param asks as in {@code requestSteps.dueAt}
     */
    void set(ClientId client, String matter, String asks, Instant due, boolean reminders) {
        forEachAsking(client, matter, asks, (services, task) -> set(services, task, due, reminders));
    }

    /** Takes both clocks away. */
    void stop(ClientId client, String matter, String asks) {
        forEachAsking(client, matter, asks, (services, task) -> {
            task.setDueDate(null);
            services.tasks().saveTask(task);
            services.configuration().getCommandExecutorTxRequired().execute(context -> {
                deleteTimers(context, waiting(context, task.getExecutionId()));
                return true;
            });
        });
    }

    private void forEachAsking(ClientId client, String matter, String asks, BiConsumer<EngineServices, Task> then) {
        engine.run(
                Actor.system(client),
                services ->
                        services
                                .tasks()
                                .createTaskQuery()
                                .processInstanceBusinessKey(matter)
                                .tenantIdIn(client.value())
                                .list()
                                .stream()
                                .filter(task -> isDueBy(services, task, asks))
                                .forEach(task -> then.accept(services, task)));
    }

    private static boolean isDueBy(EngineServices services, Task task, String asks) {
        return services.models()
                                .getBpmnModelInstance(task.getProcessDefinitionId())
                                .getModelElementById(task.getTaskDefinitionKey())
                        instanceof UserTask modelled
                && modelled.getCamundaDueDate() != null
                && modelled.getCamundaDueDate().contains(asks);
    }

    private static void set(EngineServices services, Task task, Instant due, boolean reminders) {
        task.setDueDate(StepCases.date(due));
        services.tasks().saveTask(task);
        services.configuration().getCommandExecutorTxRequired().execute(context -> {
            setTimers(context, task.getExecutionId(), reminders);
            return true;
        });
    }

    private static void setTimers(CommandContext context, String executionId, boolean reminders) {
        ExecutionEntity waiting = waiting(context, executionId);
        deleteTimers(context, waiting).stream()
                .filter(timer -> reminders || timer.isInterruptingTimer())
                .forEach(timer -> timer.createTimer(waiting));
    }

    private static ExecutionEntity waiting(CommandContext context, String executionId) {
        return context.getExecutionManager().findExecutionById(executionId);
    }

    /** Returns those that the model knows. */
    private static Collection<TimerDeclarationImpl> deleteTimers(CommandContext context, ExecutionEntity waiting) {
        Map<String, TimerDeclarationImpl> modelled =
                TimerDeclarationImpl.getDeclarationsForScope(waiting.getActivity());
        context.getJobManager().findJobsByExecutionId(waiting.getId()).stream()
                .filter(job -> job instanceof TimerEntity && modelled.containsKey(job.getActivityId()))
                .forEach(job -> job.delete());
        return modelled.values();
    }
}
