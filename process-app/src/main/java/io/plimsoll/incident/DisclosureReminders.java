package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.incident.IncidentView.Disclosure;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.policy.Way;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds the MSP's own people of who has not been told yet: a day before they must be, and when it is too late. */
@Component
@Transactional
public class DisclosureReminders {

    private static final Duration BEFORE = Duration.ofDays(1);
    /** Whoever has only just been given the task is not told at once that it is late. */
    private static final Duration AT_LEAST = Duration.ofHours(1);

    private static final String NEAR = "near";
    private static final String OVERDUE = "overdue";

    private final IncidentRepository incidents;
    private final IncidentRows rows;
    private final IncidentRecord record;
    private final IncidentMails mails;
    private final Clock clock;

    DisclosureReminders(
            IncidentRepository incidents, IncidentRows rows, IncidentRecord record, IncidentMails mails, Clock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.record = record;
        this.mails = mails;
        this.clock = clock;
    }

    /** When the next reminder is due, of whomever; empty after the last. Pure. */
    @Transactional(readOnly = true)
    public Optional<Instant> next(IncidentNumber number) {
        Incident incident = require(number);
        return open(incident).stream()
                .flatMap(one -> ladder(incident, one).after(clock.instant()).stream())
                .map(PlannedRung::at)
                .min(Comparator.naturalOrder());
    }

    /** Step: reminds of each that is open and whose time has come; no effect where that was done. */
    public void remind(IncidentNumber number) {
        Incident incident = require(number);
        open(incident).forEach(one -> ladder(incident, one)
                .toSend(clock.instant(), one.reminders())
                .ifPresent(rung -> remind(incident, one, rung)));
    }

    private void remind(Incident incident, Disclosure one, PlannedRung rung) {
        boolean overdue = rung.tone().equals(OVERDUE);
        rows.reminded(incident, one.whom(), rung.nr());
        record.internal(
                incident,
                "incident-disclosure-reminded",
                Actor.system(incident.client()),
                Map.of("whom", one.whom(), "dueAt", one.dueAt().toString(), "overdue", overdue),
                "");
        Map<String, Object> model = Map.of("whom", one.whom(), "due", one.dueAt(), "overdue", overdue);
        String step = one.whom() + "-" + rung.tone();
        mails.tellMsp(incident, "incident-disclosure-due", step, Role.ANALYST, model);
        if (rung.tellMsp()) {
            mails.tellMsp(incident, "incident-disclosure-due", step, Role.SERVICE_MANAGER, model);
        }
    }

    private Incident require(IncidentNumber number) {
        return incidents.findByNumber(number.value()).orElseThrow(NotVisible::new);
    }

    private List<Disclosure> open(Incident incident) {
        return rows.disclosures(incident).stream().filter(Disclosure::open).toList();
    }

    private static Ladder ladder(Incident incident, Disclosure one) {
        Instant told = Optional.ofNullable(incident.toldAt()).orElseThrow();
        Instant near = Ladder.wholeSecond(one.dueAt().minus(BEFORE));
        Instant earliest = Ladder.wholeSecond(told.plus(AT_LEAST));
        List<PlannedRung> rungs = new ArrayList<>();
        if (near.isAfter(told)) {
            rungs.add(new PlannedRung(1, near, NEAR, false, false, false, Way.MAIL));
        }
        rungs.add(new PlannedRung(
                2, one.dueAt().isAfter(earliest) ? one.dueAt() : earliest, OVERDUE, false, true, true, Way.MAIL));
        return new Ladder(rungs);
    }
}
