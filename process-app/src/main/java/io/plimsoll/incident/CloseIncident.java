package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskResult;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst says what it was and what is learned from it, or that it is not what it was rated as. */
@Component
@Transactional
class CloseIncident implements MatterTaskHandler {

    private final IncidentTasks tasks;
    private final IncidentRecord record;

    CloseIncident(IncidentTasks tasks, IncidentRecord record) {
        this.tasks = tasks;
        this.record = record;
    }

    @Override
    public String form() {
        return "close-incident";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(MatterTask task, Actor reader) {
        return tasks.context(task, reader);
    }

    @Override
    public TaskResult submit(MatterSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        Incident incident = tasks.require(submission.task(), by);
        if (tasks.isStale(submission, incident)) {
            return IncidentTasks.stale();
        }
        FormValues values = submission.values();
        if (values.outcome().equals("close")) {
            incident.conclude(values.text("rootCause"), values.text("measures"), values.text("lessons"));
            record.open(incident, "incident-concluded", by, Map.of(), values.text("rootCause"));
            incident.close(IncidentEnd.RESOLVED, by, tasks.now());
        }
        return new TaskResult.Taken();
    }
}
