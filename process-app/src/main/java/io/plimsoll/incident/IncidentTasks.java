package io.plimsoll.incident;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.MatterSubmission;
import io.plimsoll.noncompliance.MatterTask;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the tasks about an incident have in common: what stands beside the form, and whether it still fits. */
@Component
class IncidentTasks {

    private final IncidentViews views;
    private final IncidentRows rows;
    private final Clients clients;
    private final Clock clock;

    IncidentTasks(IncidentViews views, IncidentRows rows, Clients clients, Clock clock) {
        this.views = views;
        this.rows = rows;
        this.clients = clients;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Incident require(MatterTask task, Actor actor) {
        return views.require(new IncidentNumber(task.number()), actor);
    }

    TaskContext context(MatterTask task, Actor reader, Section... more) {
        Incident incident = require(task, reader);
        List<Section> sections = new ArrayList<>();
        sections.add(what(incident));
        sections.add(clock(incident));
        sections.addAll(List.of(more));
        return new TaskContext(sections, Map.of(), Map.of(), null, revision(incident), false);
    }

    /** A page made before a rating does not fit after it. */
    private static String revision(Incident incident) {
        return incident.number() + "-"
                + incident.rating()
                        .map(Rating::at)
                        .orElse(incident.reportedAt())
                        .toEpochMilli();
    }

    boolean isStale(MatterSubmission submission, Incident incident) {
        return !incident.isOpen()
                || submission.revision() != null && !submission.revision().equals(revision(incident));
    }

    static TaskResult stale() {
        return new TaskResult.Stale("The incident has moved on. Please open the task again.");
    }

    private Section what(Incident incident) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Number", incident.number().value()));
        facts.add(new Fact("It is", incident.confirmed() ? "confirmed" : "suspected"));
        incident.rating()
                .ifPresent(rating ->
                        facts.add(new Fact("Severity", rating.severity().key())));
        facts.add(new Fact("Systems", incident.systems()));
        if (!incident.data().isEmpty()) {
            facts.add(new Fact("Data", incident.data()));
        }
        List<String> services = rows.services(incident);
        if (!services.isEmpty()) {
            facts.add(new Fact("Services", String.join(", ", services)));
        }
        return new Section("What happened", incident.summary(), facts);
    }

    private Section clock(Incident incident) {
        ZoneId zone = zone(incident);
        Duration late = incident.overrun(now());
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact("Noticed", IncidentWords.moment(incident.noticedAt(), zone) + ", by " + incident.noticedBy()));
        facts.add(new Fact(
                "Reported", IncidentWords.moment(incident.reportedAt(), zone) + ", by " + incident.reporterName()));
        facts.add(new Fact(
                incident.ours() ? "The client must know by" : "We had to know by",
                IncidentWords.moment(incident.clockEndsAt(), zone)));
        if (!late.isZero()) {
            facts.add(new Fact("Too late by", IncidentWords.lasting(late)));
        } else if (incident.heardAt() == null) {
            facts.add(new Fact("Left", IncidentWords.lasting(Duration.between(now(), incident.clockEndsAt()))));
        }
        if (!incident.lateReason().isEmpty()) {
            facts.add(new Fact("Why late", incident.lateReason()));
        }
        return new Section("The clock", "", facts);
    }

    ZoneId zone(Incident incident) {
        return clients.get(incident.client(), Actor.system(incident.client()))
                .calendar()
                .zone();
    }
}
