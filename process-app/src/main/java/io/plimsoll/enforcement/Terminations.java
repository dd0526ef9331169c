package io.plimsoll.enforcement;

import io.plimsoll.client.Deadline;
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
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps by which paused services are ended for good: notice, last cure, the end, the pack. */
@Component
@Transactional
public class Terminations {

    private final TerminationRepository terminations;
    private final Matters matters;
    private final Orders orders;
    private final NonCompliances cases;
    private final CaseMails mails;
    private final Documents documents;
    private final TerminationPack pack;
    private final Engagement engagement;
    private final WorkingTime time;

    Terminations(
            TerminationRepository terminations,
            Matters matters,
            Orders orders,
            NonCompliances cases,
            CaseMails mails,
            Documents documents,
            TerminationPack pack,
            Engagement engagement,
            WorkingTime time) {
        this.terminations = terminations;
        this.matters = matters;
        this.orders = orders;
        this.cases = cases;
        this.mails = mails;
        this.documents = documents;
        this.pack = pack;
        this.engagement = engagement;
        this.time = time;
    }

    /** Step: the client is told what ends, when, on which grounds, and what would still avert it. */
    public void giveNotice(CaseNumber number) {
        Termination termination = newest(number);
        CaseView matter = matters.of(number);
        Actor system = Actor.system(matter.client());
        List<ServiceView> services = matters.services(matter.client(), termination.serviceIds());
        int days = services.stream()
                .mapToInt(service -> service.terms().noticeDays())
                .max()
                .orElseThrow();
        Deadline end = time.after(matter.client(), matters.now(), days);
        Instant ends = end.at();
        List<String> names = services.stream().map(ServiceView::name).toList();
        StoredDocument notice = documents.render(
                new NewDocument(
                        matter.client(),
                        number.value(),
                        "termination-notice",
                        "Notice of termination " + number,
                        "termination-notice",
                        Papers.terminationNotice(matters.subject(matter), termination, names, ends)),
                system);
        termination.noticed(notice.id(), end);
        cases.enter(number, CaseState.TERMINATING, system);
        matters.record(
                matter,
                "termination-notice-given",
                system,
                Map.of(
                        "document", notice.sha256(),
                        "noticeEnds", ends.toString(),
                        "calendar", end.calendarVersion(),
                        "services", termination.serviceIds()));
        mails.tellClient(
                number,
                "termination-notice",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                termination.id(),
                "notice",
                Map.of("services", names, "noticeEnds", ends, "determination", termination.determination()));
    }

    /** When the notice period ends, UTC. */
    @Transactional(readOnly = true)
    public Instant noticeEndsAt(CaseNumber number) {
        return newest(number).noticeEndsAt().orElseThrow();
    }

    /** Step: the notice period is over without a cure; the end of the services is ordered. */
    public void beginEnding(CaseNumber number) {
        Termination termination = newest(number);
        orders.give(errand(termination), termination.serviceIds());
    }

    Errand errand(Termination termination) {
        return new Errand(matters.of(termination.number()), termination.id(), Action.TERMINATE);
    }

    /** Step: a person is asked how to go on with what the gateway would not do. */
    public void recordRefusal(CaseNumber number) {
        Termination termination = newest(number);
        mails.tellMsp(
                number,
                "order-refused",
                Role.SERVICE_MANAGER,
                termination.id(),
                "refused-" + matters.now().toEpochMilli(),
                Map.of(
                        "action", "end",
                        "reason", orders.refusal(errand(termination)).orElseThrow(),
                        "due", engagement.decisionDueAt(number)));
    }

    /** Step: the services have ended; from here on nothing that clears the findings brings them back. */
    public void confirmTerminated(CaseNumber number) {
        Termination termination = newest(number);
        CaseView matter = matters.of(number);
        Actor system = Actor.system(matter.client());
        termination.terminated(matters.now());
        cases.decideEnd(number, CaseOutcome.TERMINATED, "The services were terminated.", system);
        matters.record(matter, "services-terminated", system, Map.of("services", termination.serviceIds()));
    }

    /** Step: all that the termination rests on, in one document; the client is told of the end. */
    public void makePack(CaseNumber number) {
        Termination termination = newest(number);
        CaseView matter = matters.of(number);
        Actor system = Actor.system(matter.client());
        StoredDocument packed = documents.render(
                new NewDocument(
                        matter.client(),
                        number.value(),
                        "termination-pack",
                        "Termination pack " + number,
                        "termination-pack",
                        pack.contents(matter, termination)),
                system);
        termination.packed(packed.id());
        matters.record(matter, "termination-pack-made", system, Map.of("document", packed.sha256()));
        mails.tellClient(
                number,
                "service-terminated",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                termination.id(),
                "terminated",
                Map.of("services", matters.names(matter.client(), termination.serviceIds())));
    }

    /** Step: the case closes, so no termination of it waits for anything any more. */
    public void matterOver(CaseNumber number) {
        terminations.findFirstByCaseNumberOrderByIdDesc(number.value()).ifPresent(Termination::avert);
    }

    Termination newest(CaseNumber number) {
        return terminations.findFirstByCaseNumberOrderByIdDesc(number.value()).orElseThrow(NotVisible::new);
    }
}
