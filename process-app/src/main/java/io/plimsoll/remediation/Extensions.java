package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.Workflow;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.remediation.AgreedWork.Numbered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests of clients for more time while a remedy is carried out; how many and how long they may be is the policy's. */
@Component
@Transactional
public class Extensions {

    private final NonCompliances cases;
    private final Engagement engagement;
    private final CaseMails mails;
    private final WorkingTime workingTime;
    private final Workflow workflow;
    private final ExtensionDecisions decisions;
    private final ExtensionCounts counts;
    private final Remedies remedies;

    Extensions(
            NonCompliances cases,
            Engagement engagement,
            CaseMails mails,
            WorkingTime workingTime,
            Workflow workflow,
            ExtensionDecisions decisions,
            ExtensionCounts counts,
            Remedies remedies) {
        this.cases = cases;
        this.engagement = engagement;
        this.mails = mails;
        this.workingTime = workingTime;
        this.workflow = workflow;
        this.decisions = decisions;
        this.counts = counts;
        this.remedies = remedies;
    }

    /** What became of a request. */
    public sealed interface Asked {

        /** Somebody has to decide on it. */
        record Taken() implements Asked {}

        /** @param reason plain words; nothing was changed */
        record Refused(String reason) implements Asked {}
    }

    /**
     * Asks for later days.
     *
     * @param days the new day by the number of the milestone, from 1; those that stay may be left out
     */
    public Asked ask(CaseNumber number, SortedMap<Integer, LocalDate> days, String reason, Actor by) {
        by.require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        cases.get(number, by);
        Optional<Remediation> underWay = remedies.in(RemediationState.UNDER_WAY, number)
                .filter(one -> !one.work().isEmpty());
        if (underWay.isEmpty()) {
            return new Asked.Refused("There is no work under way whose days could be moved.");
        }
        Remediation remediation = underWay.get();
        ResponsePolicy policy = cases.policy(number);
        Optional<String> problem = reason.isBlank()
                ? Optional.of("Please say why you need more time.")
                : remediation.openExtension().isPresent()
                        ? Optional.of("You have asked already; we have not decided yet.")
                        : problem(remediation, days, policy);
        if (problem.isPresent()) {
            return new Asked.Refused(problem.get());
        }
        take(remediation, moved(remediation, days), reason, policy, by);
        return new Asked.Taken();
    }

    private Optional<String> problem(
            Remediation remediation, SortedMap<Integer, LocalDate> days, ResponsePolicy policy) {
        if (counts.asked(remediation.number()) >= policy.maxExtensions()) {
            return Optional.of("More time has been asked for as often as it can be in this matter (%d)."
                    .formatted(policy.maxExtensions()));
        }
        List<Numbered> open = remediation.work().open();
        boolean known = days.keySet().stream().allMatch(nr -> open.stream().anyMatch(one -> one.nr() == nr));
        if (!known) {
            return Optional.of("Only days of steps that are not reached yet can be moved.");
        }
        LocalDate before = LocalDate.MIN;
        boolean later = false;
        for (Numbered one : open) {
            LocalDate day = days.getOrDefault(one.nr(), one.milestone().due());
            if (day.isBefore(one.milestone().due())) {
                return Optional.of("A day can only be moved to a later one.");
            }
            if (day.isBefore(before)) {
                return Optional.of("Keep the steps in the order of their days.");
            }
            if (isTooFar(remediation, one.milestone(), day, policy.maxExtensionDays())) {
                return Optional.of(
                        "A day can be moved by %d working days at most.".formatted(policy.maxExtensionDays()));
            }
            later |= day.isAfter(one.milestone().due());
            before = day;
        }
        return later ? Optional.empty() : Optional.of("Choose a later day for at least one step.");
    }

    /** What is left of the last day that is allowed still counts. */
    private boolean isTooFar(Remediation remediation, AgreedMilestone milestone, LocalDate day, int most) {
        Instant ends = decisions
                .ends(remediation, milestone.due(), milestone.endsAt(), day)
                .at();
        Instant allowed = workingTime
                .after(remediation.client(), milestone.endsAt(), most)
                .at()
                .plus(workingTime.days(1));
        return !ends.isBefore(allowed);
    }

    private List<MovedDay> moved(Remediation remediation, SortedMap<Integer, LocalDate> days) {
        List<MovedDay> moved = new ArrayList<>();
        for (Numbered one : remediation.work().open()) {
            LocalDate from = one.milestone().due();
            LocalDate to = days.getOrDefault(one.nr(), from);
            if (to.isAfter(from)) {
                Deadline ends =
                        decisions.ends(remediation, from, one.milestone().endsAt(), to);
                moved.add(new MovedDay(one.nr(), from, to, ends.at(), ends.reckonedBy(), null));
            }
        }
        return moved;
    }

    private void take(Remediation remediation, List<MovedDay> days, String reason, ResponsePolicy policy, Actor by) {
        Deadline decideBy = workingTime.after(remediation.client(), remedies.now(), policy.decisionDays());
        Extension wish = new Extension(
                Remedies.newId(),
                remediation.extensions().size() + 1,
                remediation.attempt(),
                days,
                reason,
                by,
                remedies.now(),
                decideBy);
        remediation.ask(wish);
        remedies.record(
                remediation,
                "extension-asked",
                by,
                Map.of(
                        "request", wish.nr(),
                        "milestones", days.size(),
                        "until", wish.lastDay().toString(),
                        "decideBy", decideBy.at().toString(),
                        "calendar", decideBy.calendarVersion()));
        engagement.note(
                remediation.number(),
                "noted",
                "More time was asked for, until %s.".formatted(Words.date(wish.lastDay())),
                by);
        mails.tellMsp(
                remediation.number(),
                "extension-asked",
                Role.ANALYST,
                wish.id(),
                "asked",
                Map.of("explanation", reason, "until", wish.lastDay(), "due", decideBy.at()));
        if (!workflow.extensionRequested(remediation.client(), remediation.number())) {
            throw new IllegalStateException("Nobody hears of the request for more time: " + remediation.number());
        }
    }
}
