package io.plimsoll.process;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people have typed into a task's form and not sent yet, so that neither the end of a session nor another browser
 * loses it. Everybody sees their own draft only, and only while the task is open and theirs to do.
 */
@Component
public class Drafts {

    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final OpenTasks tasks;
    private final TaskSteps steps;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(
            OpenTasks tasks,
            TaskSteps steps,
            TransactionTemplate transaction,
            JdbcClient db,
            JsonMapper json,
            Clock clock) {
        this.tasks = tasks;
        this.steps = steps;
        this.transaction = transaction;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** The actor's own draft of a task; empty where there is none, or no such task for them. */
    public Optional<Map<String, @Nullable Object>> of(String taskId, Actor actor) {
        return transaction.execute(status -> tasks.find(taskId, actor)
                .filter(task -> task.step().mayDo(actor))
                .flatMap(task -> db.sql("select draft_values from draft where task_id = ? and subject = ?")
                        .params(taskId, actor.subject())
                        .query(String.class)
                        .optional())
                .map(values -> json.readValue(values, VALUES)));
    }

    /**
     * Keeps what the actor has typed so far, in place of what was kept before.
     *
     * @param values by field key; may be incomplete or wrong in any way that the form's fields allow
     * @return false where they hold more than fields of this form, or too much
     * @throws NotVisible where there is no such open task for the actor
     * @throws AccessDenied where the actor may only look at the task
     */
    public boolean save(String taskId, Map<String, @Nullable Object> values, Actor actor) {
        return transaction.execute(status -> {
            tasks.lock(taskId);
            OpenTask task = tasks.find(taskId, actor).orElseThrow(NotVisible::new);
            if (!task.step().mayDo(actor)) {
                throw new AccessDenied("This task is for somebody else");
            }
            Form form = steps.form(task.definitionId(), task.summary().step());
            String text = json.writeValueAsString(values);
            if (!DraftShape.fits(form, values, text)) {
                return false;
            }
            write(taskId, actor.subject(), text);
            return true;
        });
    }

    /** Forgets the drafts of tasks that are no more, however they ended. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void clear() {
        db.sql("delete from draft where task_id not in (select ID_ from ACT_RU_TASK)")
                .update();
    }

    private void write(String taskId, String subject, String values) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        int changed = db.sql("update draft set draft_values = ?, saved_at = ? where task_id = ? and subject = ?")
                .params(values, now, taskId, subject)
                .update();
        if (changed == 0) {
            db.sql("insert into draft (task_id, subject, saved_at, draft_values) values (?, ?, ?, ?)")
                    .params(taskId, subject, now, values)
                    .update();
        }
    }
}
