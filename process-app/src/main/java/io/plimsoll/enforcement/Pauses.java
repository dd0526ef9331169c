package io.plimsoll.enforcement;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceView;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.PauseSafety;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps by which services are paused because of a case: check, notice, cure window, gateway, longest pause. */
@Component
@Transactional
public class Pauses {

    private final PauseRepository pauses;
    private final Matters matters;
    private final Orders orders;
    private final Holds holds;
    private final NonCompliances cases;
    private final CaseMails mails;
    private final Documents documents;
    private final Engagement engagement;
    private final Decisions decisions;
    private final WorkingTime time;

    Pauses(
            PauseRepository pauses,
            Matters matters,
            Orders orders,
            Holds holds,
            NonCompliances cases,
            CaseMails mails,
            Documents documents,
            Engagement engagement,
            Decisions decisions,
            WorkingTime time) {
        this.pauses = pauses;
        this.matters = matters;
        this.orders = orders;
        this.holds = holds;
        this.cases = cases;
        this.mails = mails;
        this.documents = documents;
        this.engagement = engagement;
        this.decisions = decisions;
        this.time = time;
    }

    /** Step: keeps the verdict of the decision table for whoever approves. */
    public void checkSafeToPause(CaseNumber number) {
        Pause pause = newest(number);
        String verdict = warnings(matters.of(number), pause.serviceIds());
        pause.checked(verdict);
        matters.record(
                matters.of(number), "pause-checked", Actor.system(pause.client()), Map.of("safe", verdict.isEmpty()));
    }

    /** What would get worse by pausing these services, "" if nothing. */
    String warnings(CaseView matter, Collection<String> serviceIds) {
        return matters.services(matter.client(), serviceIds).stream()
                .map(service -> decisions.safeToPause(
                        matter.policyVersion(),
                        service.kind().key(),
                        matter.severity().key()))
                .filter(safety -> !safety.safe())
                .map(PauseSafety::warning)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Step: the client is told what will be paused, when, and what would avert it. */
    public void giveNotice(CaseNumber number) {
        Pause pause = newest(number);
        CaseView matter = matters.of(number);
        Actor system = Actor.system(pause.client());
        List<ServiceView> services = matters.services(pause.client(), pause.serviceIds());
        int days = services.stream()
                .mapToInt(service -> service.terms().cureDays())
                .max()
                .orElseThrow();
        Deadline cure = time.after(pause.client(), matters.now(), days);
        Instant cureEnds = cure.at();
        Instant ends =
                time.after(pause.client(), cureEnds, longestPause(services)).at();
        List<String> names = services.stream().map(ServiceView::name).toList();
        StoredDocument notice = documents.render(
                new NewDocument(
                        pause.client(),
                        number.value(),
                        "pause-notice",
                        "Notice of pause " + number,
                        "pause-notice",
                        Papers.pauseNotice(matters.subject(matter), pause, names, cureEnds, ends)),
                system);
        pause.noticed(notice.id(), cure);
        matters.record(
                matter,
                "pause-notice-given",
                system,
                Map.of(
                        "document",
                        notice.sha256(),
                        "cureEnds",
                        cureEnds.toString(),
                        "calendar",
                        cure.calendarVersion(),
                        "services",
                        pause.serviceIds()));
        mails.tellClient(
                number,
                "pause-notice",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                pause.id(),
                "notice",
                Map.of("services", names, "impact", pause.impact(), "cureEnds", cureEnds, "ends", ends));
    }

    /** When the cure window ends, UTC. */
    @Transactional(readOnly = true)
    public Instant cureWindowEndsAt(CaseNumber number) {
        return newest(number).cureEndsAt().orElseThrow();
    }

    /** Step: from here on the services count as held, whatever becomes of the call to the gateway. */
    public void beginPausing(CaseNumber number) {
        Pause pause = newest(number);
        pause.begin();
        Actor system = Actor.system(pause.client());
        cases.enter(number, CaseState.PAUSING, system);
        holds.request(pause.client(), number, pause.serviceIds(), system);
        orders.give(errand(pause), List.of());
    }

    Errand errand(Pause pause) {
        return new Errand(matters.of(pause.number()), pause.id(), Action.PAUSE);
    }

    /** Step: a person is asked how to go on with what the gateway would not do. */
    public void recordRefusal(CaseNumber number) {
        Pause pause = newest(number);
        String reason = orders.refusal(errand(pause)).orElseThrow();
        pause.refused(reason);
        mails.tellMsp(
                number,
                "pause-refused",
                Role.SERVICE_MANAGER,
                pause.id(),
                "refused-" + matters.now().toEpochMilli(),
                Map.of("reason", reason, "due", engagement.decisionDueAt(number)));
    }

    /** The pause is given up; what never took effect is let go of, the rest goes through resumption. */
    void abandon(Pause pause, Actor by) {
        orders.drop(errand(pause), by);
        pause.abandon();
    }

    /** Step: the pause is in effect; its longest end is fixed and the client told. */
    public void confirmPaused(CaseNumber number) {
        Pause pause = newest(number);
        Actor system = Actor.system(pause.client());
        List<ServiceView> services = matters.services(pause.client(), pause.serviceIds());
        Instant now = matters.now();
        Deadline end = time.after(pause.client(), now, longestPause(services));
        Instant longest = end.at();
        pause.paused(now, end);
        cases.enter(number, CaseState.PAUSED, system);
        matters.record(
                matters.of(number),
                "services-paused",
                system,
                Map.of(
                        "services",
                        pause.serviceIds(),
                        "longestPauseEnds",
                        longest.toString(),
                        "calendar",
                        end.calendarVersion()));
        mails.tellClient(
                number,
                "service-paused",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                pause.id(),
                "paused",
                Map.of("services", services.stream().map(ServiceView::name).toList(), "longestPauseEnds", longest));
    }

    /** In working days: the shortest of what the contracts allow. */
    private static int longestPause(List<ServiceView> services) {
        return services.stream()
                .mapToInt(service -> service.terms().longestPauseDays())
                .min()
                .orElseThrow();
    }

    /** When the longest pause ends, extensions included, UTC. */
    @Transactional(readOnly = true)
    public Instant longestPauseEndsAt(CaseNumber number) {
        return newest(number).longestEndsAt().orElseThrow();
    }

    /** Whether anything of the case is held. */
    @Transactional(readOnly = true)
    public boolean anythingHeld(CaseNumber number) {
        return !holds.open(matters.of(number).client(), number).isEmpty();
    }

    /** Step: the case closes, so no pause of it waits for anything any more. */
    public void matterOver(CaseNumber number) {
        pauses.findFirstByCaseNumberOrderByIdDesc(number.value()).ifPresent(Pause::end);
    }

    Pause newest(CaseNumber number) {
        return pauses.findFirstByCaseNumberOrderByIdDesc(number.value()).orElseThrow(NotVisible::new);
    }
}
