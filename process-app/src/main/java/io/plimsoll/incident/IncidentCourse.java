package io.plimsoll.incident;

import io.plimsoll.client.ClientLeft;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an incident that nobody takes by hand, and when the others are due. All clocks run day and night. */
@Component
@Transactional
public class IncidentCourse {

    private final IncidentRepository incidents;
    private final IncidentRows rows;
    private final IncidentRecord record;
    private final IncidentMails mails;
    private final IncidentFlow flow;
    private final IncidentSettings settings;
    private final Clients clients;
    private final Decisions decisions;
    private final WorkingTime time;
    private final Clock clock;

    IncidentCourse(
            IncidentRepository incidents,
            IncidentRows rows,
            IncidentRecord record,
            IncidentMails mails,
            IncidentFlow flow,
            IncidentSettings settings,
            Clients clients,
            Decisions decisions,
            WorkingTime time,
            Clock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.record = record;
        this.mails = mails;
        this.flow = flow;
        this.settings = settings;
        this.clients = clients;
        this.decisions = decisions;
        this.time = time;
        this.clock = clock;
    }

    private Incident require(IncidentNumber number) {
        return incidents.findByNumber(number.value()).orElseThrow(NotVisible::new);
    }

    /** Until when an analyst should have rated it: in as much time as clients have to report. */
    @Transactional(readOnly = true)
    public Instant ratingDueAt(IncidentNumber number) {
        Incident incident = require(number);
        return incident.ours() ? incident.clockEndsAt() : incident.reportedAt().plus(settings.reportWithin());
    }

    /** Whether it is bad enough for the client to be told, and it was not yet. */
    @Transactional(readOnly = true)
    public boolean isClientToBeTold(IncidentNumber number) {
        Incident incident = require(number);
        return incident.toldAt() == null && incident.rating().orElseThrow().concernsClient();
    }

    /** Step: tells the client's people, and sets by when whoever else has to know is told. */
    public void tellClient(IncidentNumber number) {
        Incident incident = require(number);
        Instant now = Ladder.wholeSecond(clock.instant());
        incident.told(now, time.fixed(incident.client(), now.plus(time.days(settings.receiptDays()))));
        Duration late = incident.overrun(now);
        List<Disclosing> all = List.of(
                new Disclosing("insurer", settings.insurerDays()),
                new Disclosing("authority", settings.authorityDays()),
                new Disclosing("customers", settings.customersDays()));
        for (int place = 0; place < all.size(); place++) {
            rows.disclose(incident, all.get(place).whom(), place, due(incident, all.get(place)));
        }
        record.open(
                incident,
                "incident-told",
                Actor.system(incident.client()),
                Map.of(
                        "severity", severity(incident),
                        "overrunMinutes", late.toMinutes(),
                        "receiptDueAt", String.valueOf(incident.receiptDueAt())),
                "");
        mails.tellClient(incident, "incident-told", "told", asked(incident, Map.of()));
    }

    private record Disclosing(String whom, int days) {}

    private Deadline due(Incident incident, Disclosing to) {
        return time.fixed(
                incident.client(), Ladder.wholeSecond(incident.noticedAt().plus(Duration.ofDays(to.days()))));
    }

    private Map<String, Object> asked(Incident incident, Map<String, Object> more) {
        Map<String, Object> asked = new HashMap<>(more);
        asked.put("severity", severity(incident));
        asked.put("ours", incident.ours());
        asked.put("systems", incident.systems());
        asked.put("services", rows.services(incident));
        asked.put("due", receiptDueAt(incident.number()));
        return asked;
    }

    private static String severity(Incident incident) {
        return incident.rating().orElseThrow().severity().key();
    }

    /** Until when the client's people have time to confirm. */
    @Transactional(readOnly = true)
    public Instant receiptDueAt(IncidentNumber number) {
        return Optional.ofNullable(require(number).receiptDueAt())
                .orElseThrow(() -> new IllegalStateException("Nobody was told of " + number));
    }

    /** When the next reminder is due; empty after the last. Pure. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextReminder(IncidentNumber number) {
        return ladder(require(number)).after(clock.instant()).map(PlannedRung::at);
    }

    /** Step: sends the reminder of the highest rung that is due; no effect where that one was sent. */
    public void remind(IncidentNumber number) {
        Incident incident = require(number);
        Ladder ladder = ladder(incident);
        Instant due = receiptDueAt(number);
        ladder.toSend(clock.instant(), due, incident.lastRung()).ifPresent(rung -> {
            incident.reminded(rung.nr());
            Map<String, Object> which = Map.of(
                    "nr", rung.nr(),
                    "of", ladder.rungs().size(),
                    "tone", rung.tone(),
                    "channel", rung.way().key());
            record.open(incident, "incident-reminded", Actor.system(incident.client()), which, "");
            mails.remindClient(
                    incident,
                    rung,
                    asked(incident, Map.of("nr", rung.nr(), "of", ladder.rungs().size(), "last", rung.last())));
        });
    }

    private Ladder ladder(Incident incident) {
        Instant told = Optional.ofNullable(incident.toldAt()).orElseThrow();
        Instant due = receiptDueAt(incident.number());
        long whole = Duration.between(told, due).toMillis();
        return Ladder.plan(
                decisions.ladder(
                        incident.policyVersion(),
                        new LadderQuestion(
                                severity(incident), tier(incident.client()), ConfirmIncident.FORM, Stage.FIRST)),
                told,
                due,
                percent -> told.plusMillis(whole * percent / 100));
    }

    private String tier(ClientId client) {
        return clients.get(client, Actor.system(client)).tier();
    }

    /** Step: nobody confirmed in time; that is put on record, and somebody picks up the telephone. */
    public void silent(IncidentNumber number) {
        Incident incident = require(number);
        incident.received(Receipt.SILENT, clock.instant(), "");
        record.open(
                incident,
                "incident-silent",
                Actor.system(incident.client()),
                Map.of("reminders", incident.reminders()),
                "");
        mails.tellMsp(incident, "incident-silent", "silent", Role.ANALYST, Map.of("reminders", incident.reminders()));
    }

    /** Until when the task force should have been called together. */
    @Transactional(readOnly = true)
    public Instant taskForceDueAt(IncidentNumber number) {
        return receiptDueAt(number);
    }

    /** Until when that party has to be told. */
    @Transactional(readOnly = true)
    public Instant disclosureDueAt(IncidentNumber number, String whom) {
        return rows.disclosures(require(number)).stream()
                .filter(one -> one.whom().equals(whom))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing is to be told to " + whom))
                .dueAt();
    }

    /** Until when it should be closed. */
    @Transactional(readOnly = true)
    public Instant closeDueAt(IncidentNumber number) {
        return Ladder.wholeSecond(require(number).reportedAt().plus(time.days(settings.closeDays())));
    }

    @EventListener
    void on(ClientLeft left) {
        ClientId client = left.client();
        for (Incident open : incidents.findByClientAndStateNot(client.value(), IncidentState.CLOSED)) {
            open.close(IncidentEnd.LEFT, Actor.system(client), clock.instant());
            record.open(open, "incident-left", Actor.system(client), Map.of(), "");
            flow.ended(open.number(), client);
        }
    }
}
