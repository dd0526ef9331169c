package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.MatterTaskHandler;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.policy.Decisions;
import io.plimsoll.standard.Severity;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An analyst says how bad it is. The rubric's answer and the analyst's are both kept; where they differ, so is the
 * reason.
 */
@Component
@Transactional
class RateIncident implements MatterTaskHandler {

    private static final String AS_RUBRIC = "rubric";

    private final IncidentTasks tasks;
    private final IncidentRecord record;
    private final IncidentMails mails;
    private final Decisions decisions;

    RateIncident(IncidentTasks tasks, IncidentRecord record, IncidentMails mails, Decisions decisions) {
        this.tasks = tasks;
        this.record = record;
        this.mails = mails;
        this.decisions = decisions;
    }

    @Override
    public String form() {
        return "rate-incident";
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
        return values.outcome().equals("rate")
                ? rate(incident, values, by)
                : dismiss(incident, values.text("reason"), by);
    }

    private TaskResult rate(Incident incident, FormValues values, Actor by) {
        Severity rubric = Severity.ofKey(decisions.incidentSeverity(
                incident.policyVersion(), values.text("access"), values.text("ease"), values.text("harm")));
        String chosen = values.text("severity");
        Severity severity = chosen.equals(AS_RUBRIC) ? rubric : Severity.ofKey(chosen);
        String departure =
                severity == rubric ? "" : values.textOrEmpty("departure").strip();
        if (severity != rubric && departure.isEmpty()) {
            return new TaskResult.Refused(
                    "departure",
                    "The rubric says %s. Please say why it is %s.".formatted(rubric.key(), severity.key()));
        }
        if (incident.lateReason().isEmpty() && isToldLate(incident, severity)) {
            String reason = values.textOrEmpty("lateReason").strip();
            if (reason.isEmpty()) {
                return new TaskResult.Refused(
                        "lateReason", "The time for telling the client is over. Please say why it hears so late.");
            }
            incident.explainDelay(reason);
        }
        boolean again = incident.rating().isPresent();
        Severity before = incident.rating().map(Rating::severity).orElse(severity);
        incident.rate(new Rating(
                values.text("access"),
                values.text("ease"),
                values.text("harm"),
                rubric,
                severity,
                departure,
                by.name(),
                tasks.now()));
        record(incident, again, by);
        if (incident.toldAt() != null && before != severity) {
            String words = "The severity is now %s; it was %s.".formatted(severity.key(), before.key());
            mails.tellClient(
                    incident, "incident-update", "rated-" + tasks.now().toEpochMilli(), Map.of("words", words));
        }
        return new TaskResult.Taken();
    }

    private boolean isToldLate(Incident incident, Severity severity) {
        return incident.toldAt() == null
                && severity != Severity.LOW
                && !incident.overrun(tasks.now()).isZero();
    }

    private void record(Incident incident, boolean again, Actor by) {
        Rating rating = incident.rating().orElseThrow();
        Map<String, Object> facts = Map.of(
                "access", rating.access(),
                "ease", rating.ease(),
                "harm", rating.harm(),
                "rubric", rating.rubric().key(),
                "severity", rating.severity().key(),
                "policy", incident.policyVersion());
        String event = again ? "incident-rated-again" : "incident-rated";
        record.open(incident, event, by, facts, "Severity: " + rating.severity().key());
        if (!rating.departure().isEmpty()) {
            record.internal(
                    incident,
                    "incident-departed-from-rubric",
                    by,
                    Map.of(
                            "rubric",
                            rating.rubric().key(),
                            "severity",
                            rating.severity().key()),
                    rating.departure());
        }
    }

    private TaskResult dismiss(Incident incident, String reason, Actor by) {
        record.open(incident, "incident-dismissed", by, Map.of(), reason);
        incident.close(IncidentEnd.NO_INCIDENT, by, tasks.now());
        if (!incident.ours() || incident.toldAt() != null) {
            mails.tellClient(incident, "incident-dismissed", "dismissed", Map.of("reason", reason));
        }
        return new TaskResult.Taken();
    }
}
