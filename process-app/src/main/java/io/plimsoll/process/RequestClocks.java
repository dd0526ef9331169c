package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
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
 * Sets the clocks of what a client is asked, where its times were reckoned anew. The engine can move a timer that is
 * there, but a ladder that has been climbed has none any more; so both clocks are made again as they are when the task
 * is entered.
 */
@Component
class RequestClocks {

    private static final String DUE = "requestSteps.dueAt";

    private final EngineAccess engine;

    RequestClocks(EngineAccess engine) {
        this.engine = engine;
    }

    void set(ClientId client, CaseNumber number, Instant due, boolean reminders) {
        forEachAsking(client, number, (services, task) -> set(services, task, due, reminders));
    }

    /** Takes both clocks away. */
    void stop(ClientId client, CaseNumber number) {
        forEachAsking(client, number, (services, task) -> {
            task.setDueDate(null);
            services.tasks().saveTask(task);
            services.configuration().getCommandExecutorTxRequired().execute(context -> {
                deleteTimers(context, waiting(context, task.getExecutionId()));
                return true;
            });
        });
    }

    private void forEachAsking(ClientId client, CaseNumber number, BiConsumer<EngineServices, Task> then) {
        engine.run(
                Actor.system(client), services -> services
                        .tasks()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number.value())
                        .tenantIdIn(client.value())
                        .list()
                        .stream()
                        .filter(task -> asksTheClient(services, task))
                        .forEach(task -> then.accept(services, task)));
    }

    private static boolean asksTheClient(EngineServices services, Task task) {
        return services.models()
                                .getBpmnModelInstance(task.getProcessDefinitionId())
                                .getModelElementById(task.getTaskDefinitionKey())
                        instanceof UserTask modelled
                && modelled.getCamundaDueDate() != null
                && modelled.getCamundaDueDate().contains(DUE);
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
