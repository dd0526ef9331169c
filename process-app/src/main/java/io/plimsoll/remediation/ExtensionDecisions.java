package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a decision about more time does to the days, whoever makes it. */
@Component
class ExtensionDecisions {

    private final NonCompliances cases;
    private final Engagement engagement;
    private final WorkingTime workingTime;
    private final Workflow workflow;
    private final Remedies remedies;

    ExtensionDecisions(
            NonCompliances cases,
            Engagement engagement,
            WorkingTime workingTime,
            Workflow workflow,
            Remedies remedies) {
        this.cases = cases;
        this.engagement = engagement;
        this.workingTime = workingTime;
        this.workflow = workflow;
        this.remedies = remedies;
    }

    /** When a later day of a milestone is over, counted from its day now: the difference is the same at every pace. */
    Deadline ends(Remediation remediation, LocalDate from, Instant fromEnds, LocalDate to) {
        Deadline then = workingTime.endOf(remediation.client(), to);
        Duration later =
                Duration.between(workingTime.endOf(remediation.client(), from).at(), then.at());
        return new Deadline(fromEnds.plus(later), then.zone(), then.calendarVersion());
    }

    /** Gives the days that were asked for, none later than this one. */
    void grant(Remediation remediation, Extension wish, LocalDate until, String why, Actor by) {
        give(remediation, wish, until);
        wish.decide(ExtensionState.GRANTED, why, by, remedies.now());
        engagement.note(remediation.number(), "extended", "More time was given, until %s.".formatted(last(wish)), by);
        settled(remediation, wish, "extension-granted", by);
    }

    void grantUndecided(Remediation remediation, Extension wish) {
        Actor system = Actor.system(remediation.client());
        give(remediation, wish, wish.lastDay());
        wish.decide(ExtensionState.GRANTED_UNDECIDED, "", system, remedies.now());
        engagement.note(
                remediation.number(),
                "extended",
                "Nobody decided on the request for more time in time, so the client has it, until %s."
                        .formatted(last(wish)),
                system);
        settled(remediation, wish, "extension-granted-undecided", system);
    }

    private void give(Remediation remediation, Extension wish, LocalDate until) {
        wish.give(day -> day.granted(later(day.from(), earlier(day.to(), until))));
        for (MovedDay day : wish.days()) {
            LocalDate given = day.grantedTo();
            AgreedMilestone milestone = remediation.work().of(day.milestone()).orElseThrow();
            if (given != null && !milestone.isReached()) {
                remediation.work().move(day.milestone(), given, ends(remediation, day.to(), day.endsTo(), given));
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The days stand; those that passed while the client waited for an answer are put off to when it can act on it. */
    void refuse(Remediation remediation, Extension wish, String why, Actor by) {
        Deadline fair = fair(remediation);
        LocalDate day = LocalDate.ofInstant(fair.at(), fair.zone());
        for (MovedDay asked : wish.days()) {
            AgreedMilestone milestone = remediation.work().of(asked.milestone()).orElseThrow();
            if (!milestone.isReached() && milestone.endsAt().isBefore(fair.at())) {
                remediation.work().move(asked.milestone(), later(day, milestone.due()), fair);
            }
        }
        wish.decide(ExtensionState.REFUSED, why, by, remedies.now());
        engagement.note(remediation.number(), "noted", "The request for more time was refused.", by);
        settled(remediation, wish, "extension-refused", by);
    }

    /** As long as the MSP has for a decision, the client has to act on one. */
    private Deadline fair(Remediation remediation) {
        return workingTime.after(
                remediation.client(),
                remedies.now(),
                cases.policy(remediation.number()).decisionDays());
    }

    private void settled(Remediation remediation, Extension wish, String event, Actor by) {
        remediation.settle(fair(remediation));
        remedies.record(
                remediation,
                event,
                by,
                Map.of(
                        "request", wish.nr(),
                        "due", remediation.workDue().orElseThrow().toString()));
        workflow.extensionDecided(remediation.client(), remediation.number());
    }

    private static String last(Extension wish) {
        return wish.days().stream()
                .map(day -> day.grantedTo() == null ? day.from() : day.grantedTo())
                .max(Comparator.naturalOrder())
                .map(Words::date)
                .orElse("");
    }
}
