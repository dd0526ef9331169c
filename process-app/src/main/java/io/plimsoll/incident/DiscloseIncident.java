package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentView.Disclosure;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One of those who must be told has been, or need not be; three tasks of the model share the form. */
@Component
@Transactional
class DiscloseIncident implements MatterTaskHandler {

    private static final Map<String, String> WHOM = Map.of(
            "UserTask_TellInsurer", "insurer",
            "UserTask_TellAuthority", "authority",
            "UserTask_TellCustomers", "customers");

    private final IncidentTasks tasks;
    private final IncidentRows rows;
    private final IncidentRecord record;

    DiscloseIncident(IncidentTasks tasks, IncidentRows rows, IncidentRecord record) {
        this.tasks = tasks;
        this.rows = rows;
        this.record = record;
    }

    @Override
    public String form() {
        return "disclose-incident";
    }

    private static String whom(MatterTask task) {
        return Optional.ofNullable(WHOM.get(task.step()))
                .orElseThrow(() -> new IllegalStateException("Nobody is told at " + task.step()));
    }

    private Disclosure disclosure(Incident incident, MatterTask task) {
        return rows.disclosures(incident).stream()
                .filter(one -> one.whom().equals(whom(task)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(MatterTask task, Actor reader) {
        Incident incident = tasks.require(task, reader);
        Disclosure one = disclosure(incident, task);
        String until = "%s: to be told by %s, or recorded as not applicable with the reason."
                .formatted(IncidentWords.whom(one.whom()), IncidentWords.moment(one.dueAt(), tasks.zone(incident)));
        return tasks.context(task, reader, new Section("Who must be told", until, List.of()));
    }

    @Override
    public TaskResult submit(MatterSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST, Role.SERVICE_MANAGER);
        Incident incident = tasks.require(submission.task(), by);
        if (tasks.isStale(submission, incident)) {
            return IncidentTasks.stale();
        }
        Disclosure one = disclosure(incident, submission.task());
        FormValues values = submission.values();
        boolean done = values.outcome().equals("done");
        String words = values.text(done ? "done" : "reason");
        Instant now = tasks.now();
        rows.disclosed(incident, one.whom(), values.outcome(), words, by.name());
        record.open(
                incident,
                done ? "incident-disclosed" : "incident-disclosure-not-applicable",
                by,
                Map.of(
                        "whom",
                        one.whom(),
                        "dueAt",
                        one.dueAt().toString(),
                        "overrunMinutes",
                        one.late(now) ? Duration.between(one.dueAt(), now).toMinutes() : 0),
                IncidentWords.whom(one.whom()) + ": " + words);
        return new TaskResult.Taken();
    }
}
