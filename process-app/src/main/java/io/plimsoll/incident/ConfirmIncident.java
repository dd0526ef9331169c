package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskResult;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client's people say that they know of an incident. */
@Component
@Transactional
class ConfirmIncident implements MatterTaskHandler {

    static final String FORM = "confirm-incident";

    private static final Section ASKED = new Section(
            "What we ask",
            "Confirm that you have read this. If nobody does, we remind you, put on record that nobody did, and call you.",
            List.of());

    private final IncidentTasks tasks;
    private final IncidentRecord record;

    ConfirmIncident(IncidentTasks tasks, IncidentRecord record) {
        this.tasks = tasks;
        this.record = record;
    }

    @Override
    public String form() {
        return FORM;
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(MatterTask task, Actor reader) {
        return tasks.context(task, reader, ASKED);
    }

    @Override
    public TaskResult submit(MatterSubmission submission) {
        Actor by = submission.by().require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        Incident incident = tasks.require(submission.task(), by);
        if (!incident.isOpen() || incident.receipt() != null) {
            return IncidentTasks.stale();
        }
        incident.received(Receipt.CONFIRMED, tasks.now(), by.name());
        record.open(
                incident,
                "incident-confirmed",
                by,
                Map.of("reminders", incident.reminders()),
                submission.values().textOrEmpty("words"));
        return new TaskResult.Taken();
    }
}
