package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.Msp;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.RequestOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens while a remedy is carried out: its days pass, are missed, or are moved. The model calls it as the system. */
@Component
public class WorkCourse {

    static final Set<Role> ANYBODY = Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);

    private final Engagement engagement;
    private final CaseMails mails;
    private final WorkingTime workingTime;
    private final ExtensionDecisions decisions;
    private final Remedies remedies;
    private final Msp msp;

    WorkCourse(
            Engagement engagement,
            CaseMails mails,
            WorkingTime workingTime,
            ExtensionDecisions decisions,
            Remedies remedies,
            Msp msp) {
        this.engagement = engagement;
        this.mails = mails;
        this.workingTime = workingTime;
        this.decisions = decisions;
        this.remedies = remedies;
        this.msp = msp;
    }

    /** The work begins, with the milestones that were agreed. */
    @Transactional
    public void begin(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        begin(
                remediation,
                remediation.toBeDone(msp.name()).stream()
                        .map(step -> AgreedMilestone.of(
                                remediation.attempt() + 1, step, workingTime.endOf(remediation.client(), step.due())))
                        .toList());
    }

    /** The same for instances whose model knows of no milestones and asks for no report by itself. */
    @Transactional
    public void beginAsBefore(CaseNumber number) {
        begin(remedies.require(number), List.of());
        askForReport(number);
    }

    private void begin(Remediation remediation, List<AgreedMilestone> milestones) {
        Deadline due = workingTime.endOf(remediation.client(), remediation.lastDay());
        remediation.begin(milestones, due);
        remedies.record(
                remediation,
                "remedy-begun",
                system(remediation),
                Map.of("due", due.at().toString(), "calendar", due.calendarVersion(), "milestones", milestones.size()));
    }

    /** The client reports when all is done; it is asked anew when the days are settled otherwise. */
    @Transactional
    public void askForReport(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        Optional<Extension> settled = remediation.extensions().stream()
                .filter(one -> one.attempt() == remediation.attempt())
                .reduce((earlier, later) -> later);
        Map<String, Object> model = new HashMap<>();
        model.put("milestones", milestones(remediation));
        settled.ifPresent(one -> {
            model.put("explanation", one.explanation());
            model.put("undecided", one.state() == ExtensionState.GRANTED_UNDECIDED);
        });
        engagement.ask(
                RequestOrder.until(
                        remediation.workDue().orElseThrow(),
                        number,
                        "report-done",
                        ANYBODY,
                        settled.map(one -> one.state().isGranted() ? "extension-granted" : "extension-refused")
                                .orElse("plan-approved"),
                        model),
                system(remediation));
    }

    private List<Map<String, Object>> milestones(Remediation remediation) {
        List<Milestone> steps = remediation.work().isEmpty()
                ? remediation.toBeDone(msp.name())
                : remediation.work().open().stream()
                        .map(one -> one.milestone().asMilestone())
                        .toList();
        return steps.stream()
                .map(step -> Map.<String, Object>of(
                        "title",
                        step.title(),
                        "due",
                        step.due(),
                        "owner",
                        step.owner(),
                        "ours",
                        step.side() == Side.PROVIDER && !step.owner().equals(msp.name())))
                .toList();
    }

    /** When the next day is over that somebody has to look at; empty where none is left. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextDay(CaseNumber number) {
        return remedies.require(number).nextDay(remedies.now());
    }

    /**
     * Notes milestones whose day passed without a report, and tells those whose turn it was. Those that a request for more
     * time is about are left alone until it is decided.
     */
    @Transactional
    public void lookAtMilestones(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        Set<Integer> spared =
                remediation.openExtension().map(Extension::milestones).orElse(Set.of());
        // of the very last day the record of the silence tells
        boolean told = !remediation.isOutOfTime(remedies.now());
        for (AgreedMilestone missed : remediation.work().miss(remedies.now(), spared)) {
            remedies.record(
                    remediation,
                    "milestone-missed",
                    system(remediation),
                    Map.of("due", missed.due().toString(), "side", missed.side().key()));
            engagement.note(
                    number,
                    "noted",
                    "“%s” was due on %s and is not reported as reached; it is for %s."
                            .formatted(
                                    missed.title(), Words.date(missed.due()), Words.who(missed.owner(), missed.side())),
                    system(remediation));
            if (told) {
                tell(remediation, missed);
            }
        }
    }

    private void tell(Remediation remediation, AgreedMilestone missed) {
        Map<String, Object> model =
                Map.of("milestone", missed.title(), "owner", missed.owner(), "milestoneDue", missed.due());
        String step = "missed-%d-%s".formatted(missed.attempt(), missed.endsAt());
        if (missed.side() == Side.PROVIDER) {
            mails.tellMsp(remediation.number(), "our-milestone-missed", Role.ANALYST, remediation.id(), step, model);
        } else {
            mails.tellClient(remediation.number(), "milestone-missed", ANYBODY, remediation.id(), step, model);
        }
    }

    /** Whether the last day has passed and nobody waits for a decision about it. */
    @Transactional(readOnly = true)
    public boolean isOutOfTime(CaseNumber number) {
        return remedies.require(number).isOutOfTime(remedies.now());
    }

    /** The work was not reported in time: the client's silence, unless only the provider was late. */
    @Transactional
    public void recordOverdue(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        if (remediation.work().waitsForProviderOnly()) {
            engagement.drop(number, "What is left is ours to do.", system(remediation));
        } else {
            engagement.silent(number);
        }
    }

    /** Until when the open request for more time has to be decided. */
    @Transactional(readOnly = true)
    public Instant decideBy(CaseNumber number) {
        return remedies.require(number)
                .openExtension()
                .map(Extension::decideBy)
                .orElseThrow(() -> new IllegalStateException("No more time is asked for in " + number));
    }

    /** Nobody decided on the request in time; that must not be the client's loss. */
    @Transactional
    public void grantUndecided(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        remediation.openExtension().ifPresent(open -> decisions.grantUndecided(remediation, open));
    }

    private static Actor system(Remediation remediation) {
        return Actor.system(remediation.client());
    }
}
