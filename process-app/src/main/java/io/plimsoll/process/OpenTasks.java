package io.plimsoll.process;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the engine's open tasks as somebody, and never more than that somebody may see. */
@Component
class OpenTasks {

    private static final int LARGEST_PAGE = 200;

    private final EngineAccess engine;
    private final TaskSteps steps;
    private final JdbcClient db;

    OpenTasks(EngineAccess engine, TaskSteps steps, JdbcClient db) {
        this.engine = engine;
        this.steps = steps;
        this.db = db;
    }

    /**
     * Keeps others, a deadline's job among them, from ending the task until this transaction is over. The engine alone
     * would notice too late: it fails half-way when the execution of a task that it has read is gone.
     */
    void lock(String id) {
        db.sql("select ID_ from ACT_RU_TASK where ID_ = ? for update")
                .params(id)
                .query(String.class)
                .list();
    }

    TaskPage list(TaskQuery query, Actor actor) {
        int limit = Math.max(1, Math.min(query.limit(), LARGEST_PAGE));
        TaskCursor cursor = query.cursor() == null ? null : TaskCursor.read(query.cursor());
        if (query.client() != null && !actor.scope().includes(query.client())) {
            return new TaskPage(List.of(), null);
        }
        return engine.as(actor, services -> {
            List<Task> found = page(services, query, actor, cursor, limit + 1);
            List<TaskSummary> items = describe(services, found.subList(0, Math.min(limit, found.size()))).stream()
                    .map(OpenTask::summary)
                    .toList();
            Task last = found.size() > limit ? found.get(limit - 1) : null;
            return new TaskPage(items, last == null ? null : new TaskCursor(last.getDueDate(), last.getId()).text());
        });
    }

    private List<Task> page(
            EngineServices services, TaskQuery query, Actor actor, @Nullable TaskCursor cursor, int wanted) {
        List<Task> page = new ArrayList<>();
        int offset = 0;
        while (page.size() < wanted) {
            List<Task> chunk = matching(services, query, actor, cursor).listPage(offset, wanted);
            chunk.stream()
                    .filter(task -> cursor == null || cursor.isBefore(task))
                    .forEach(page::add);
            if (chunk.size() < wanted) {
                break;
            }
            offset += wanted;
        }
        return page.size() > wanted ? page.subList(0, wanted) : page;
    }

    private org.camunda.bpm.engine.task.TaskQuery matching(
            EngineServices services, TaskQuery query, Actor actor, @Nullable TaskCursor cursor) {
        var tasks = services.tasks().createTaskQuery().active();
        List<String> groups = groups(query, actor);
        if (!groups.isEmpty()) {
            tasks.taskCandidateGroupIn(groups).includeAssignedTasks();
        }
        if (query.client() != null) {
            tasks.tenantIdIn(query.client().value());
        }
        if (query.matter() != null) {
            tasks.processInstanceBusinessKey(query.matter());
        }
        if (query.form() != null) {
            tasks.taskDefinitionKeyIn(orNone(steps.using(query.form())));
        }
        if (query.mine()) {
            tasks.taskAssignee(actor.username());
        }
        if (cursor != null && cursor.due() != null) {
            tasks.dueAfter(new Date(cursor.due().getTime() - 1));
        }
        return tasks.orderByDueDate().asc().orderByTaskId().asc();
    }

    /** The groups to look for; empty means that all within the actor's clients may be seen. */
    private static List<String> groups(TaskQuery query, Actor actor) {
        if (actor.has(Role.AUDITOR) || actor.isSystem() || query.matter() != null && actor.isMsp()) {
            return List.of();
        }
        if (query.matter() != null && actor.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            return List.of(Role.CLIENT_MEMBER.claim(), Role.CLIENT_SIGNATORY.claim());
        }
        return actor.roles().isEmpty()
                ? List.of("nobody")
                : actor.roles().stream().map(Role::claim).toList();
    }

    private static String[] orNone(List<String> keys) {
        return keys.isEmpty() ? new String[] {"none"} : keys.toArray(String[]::new);
    }

    /** The open task, if the actor may see it. */
    Optional<OpenTask> find(String id, Actor actor) {
        return engine.as(actor, services -> {
            Task task = services.tasks().createTaskQuery().taskId(id).singleResult();
            return task == null
                    ? Optional.<OpenTask>empty()
                    : describe(services, List.of(task)).stream()
                            .filter(open -> open.step().maySee(actor)
                                    && isInside(open.summary().number(), actor))
                            .findFirst();
        });
    }

    /** Whoever may see one case of a client only has no task of another, and none of the client as a whole. */
    private static boolean isInside(@Nullable CaseNumber number, Actor actor) {
        return number == null ? actor.scope().only() == null : actor.scope().includes(number);
    }

    /** What a task was about. */
    record Over(@Nullable CaseNumber number, String matter, ClientId client) {}

    /** What such a task within the actor's clients was about that ended without anybody completing it. */
    Optional<Over> over(String id, Actor actor) {
        return engine.as(
                actor,
                services -> services.history().createHistoricTaskInstanceQuery().taskId(id).finished().list().stream()
                        .filter(task -> steps.step(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                                .maySee(actor))
                        .findFirst()
                        .map(task -> services.history()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .singleResult())
                        .map(instance -> over(instance.getBusinessKey(), new ClientId(instance.getTenantId())))
                        .filter(over -> isInside(over.number(), actor)));
    }

    private static Over over(String key, ClientId client) {
        return new Over(number(key), key.equals(client.value()) ? "" : key, client);
    }

    boolean claim(String id, Actor actor) {
        OpenTask task = find(id, actor).orElseThrow(NotVisible::new);
        if (!task.step().mayDo(actor)) {
            throw new AccessDenied("This task is for somebody else");
        }
        String assignee = task.summary().assignee();
        if (assignee == null) {
            engine.run(actor, services -> services.tasks().claim(id, actor.username()));
        }
        return assignee == null || assignee.equals(actor.username());
    }

    void complete(String id, String outcome, Actor actor) {
        engine.run(actor, services -> services.tasks().complete(id, Map.of(Form.OUTCOME, outcome)));
    }

    private List<OpenTask> describe(EngineServices services, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, ProcessInstance> instances = services
                .runtime()
                .createProcessInstanceQuery()
                .processInstanceIds(
                        tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
        List<OpenTask> described = new ArrayList<>();
        for (Task task : tasks) {
            ProcessInstance instance = instances.get(task.getProcessInstanceId());
            // Ended between the two queries: no longer open.
            if (instance != null) {
                described.add(describe(task, instance.getBusinessKey()));
            }
        }
        return described;
    }

    /** The case that a business key names; null where it names none. */
    static @Nullable CaseNumber number(String businessKey) {
        return CaseNumber.isValid(businessKey) ? new CaseNumber(businessKey) : null;
    }

    private OpenTask describe(Task task, String matter) {
        TaskStep step = steps.step(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        Date due = task.getDueDate();
        var summary = new TaskSummary(
                task.getId(),
                task.getName(),
                number(matter),
                matter,
                new ClientId(task.getTenantId()),
                due == null ? null : due.toInstant(),
                step.form(),
                step.step(),
                task.getAssignee(),
                step.forClient(),
                task.getCreateTime().toInstant());
        return new OpenTask(summary, task.getProcessDefinitionId(), step);
    }
}
