package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentView.Member;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskResult;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says who handles the incident, in which part, and how each is reached. */
@Component
@Transactional
class CallTaskForce implements MatterTaskHandler {

    private final IncidentTasks tasks;
    private final IncidentRows rows;
    private final IncidentRecord record;

    CallTaskForce(IncidentTasks tasks, IncidentRows rows, IncidentRecord record) {
        this.tasks = tasks;
        this.rows = rows;
        this.record = record;
    }

    @Override
    public String form() {
        return "call-task-force";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(MatterTask task, Actor reader) {
        return tasks.context(task, reader);
    }

    @Override
    public TaskResult submit(MatterSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST, Role.SERVICE_MANAGER);
        Incident incident = tasks.require(submission.task(), by);
        if (tasks.isStale(submission, incident)) {
            return IncidentTasks.stale();
        }
        List<Member> members = submission.values().rows("members").stream()
                .map(row -> new Member(row.text("name"), row.text("part"), row.text("contact")))
                .toList();
        rows.taskForce(incident, members);
        String said = String.join(
                "\n",
                members.stream()
                        .map(member -> "%s, %s, %s".formatted(member.name(), member.part(), member.contact()))
                        .toList());
        record.open(incident, "incident-task-force-called", by, Map.of("members", members.size()), said);
        return new TaskResult.Taken();
    }
}
