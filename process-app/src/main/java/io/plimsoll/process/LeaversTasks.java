package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.people.OpenWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the tasks from somebody who has left: for a colleague who may do them, or back to all who may. */
@Component
class LeaversTasks implements OpenWork {

    private final EngineAccess engine;
    private final OpenTasks tasks;
    private final TaskSteps steps;

    LeaversTasks(EngineAccess engine, OpenTasks tasks, TaskSteps steps) {
        this.engine = engine;
        this.tasks = tasks;
        this.steps = steps;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public HandedOver handOver(Actor leaver, @Nullable Actor successor) {
        return engine.as(Actor.system(), services -> {
            List<CaseNumber> given = new ArrayList<>();
            List<CaseNumber> released = new ArrayList<>();
            for (Task found : taken(services, leaver)) {
                tasks.lock(found.getId());
                Task task = services.tasks()
                        .createTaskQuery()
                        .taskId(found.getId())
                        .taskAssignee(leaver.username())
                        .singleResult();
                // Completed while we waited for the lock: nothing to hand over.
                if (task != null) {
                    boolean fits = successor != null && mayDo(task, successor);
                    services.tasks().setAssignee(task.getId(), fits && successor != null ? successor.username() : null);
                    number(services, task).ifPresent((fits ? given : released)::add);
                }
            }
            return new HandedOver(given, released);
        });
    }

    private static List<Task> taken(EngineServices services, Actor leaver) {
        return services.tasks()
                .createTaskQuery()
                .taskAssignee(leaver.username())
                .orderByTaskId()
                .asc()
                .list();
    }

    private boolean mayDo(Task task, Actor successor) {
        return successor.scope().includes(new ClientId(task.getTenantId()))
                && steps.step(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                        .mayDo(successor);
    }

    /** Empty where the task is about a client as a whole. */
    private static Optional<CaseNumber> number(EngineServices services, Task task) {
        return Optional.ofNullable(OpenTasks.number(services.runtime()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey()));
    }
}
