package io.plimsoll.enforcement;

import io.plimsoll.client.HoldView;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
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

/** The steps by which services that a case holds are given back. */
@Component
@Transactional
public class Resumptions {

    private final ResumptionRepository resumptions;
    private final Matters matters;
    private final Orders orders;
    private final Holds holds;
    private final NonCompliances cases;
    private final CaseMails mails;
    private final Engagement engagement;

    Resumptions(
            ResumptionRepository resumptions,
            Matters matters,
            Orders orders,
            Holds holds,
            NonCompliances cases,
            CaseMails mails,
            Engagement engagement) {
        this.resumptions = resumptions;
        this.matters = matters;
        this.orders = orders;
        this.holds = holds;
        this.cases = cases;
        this.mails = mails;
        this.engagement = engagement;
    }

    /** The resumption that is open for the case, begun if there is none. */
    Resumption open(CaseNumber number) {
        return resumptions
                .findFirstByCaseNumberOrderByIdDesc(number.value())
                .filter(Resumption::isOpen)
                .orElseGet(() -> ask(matters.of(number)));
    }

    /** Step: somebody is asked whether the services may run again; again each time that it was put off. */
    public void askForApproval(CaseNumber number) {
        Resumption asked = open(number);
        asked.askAgain();
        mails.tellMsp(
                number,
                "resumption-asked",
                Role.SERVICE_MANAGER,
                asked.id(),
                "asked-" + asked.decidedAt().map(Instant::toEpochMilli).orElse(0L),
                Map.of("due", engagement.decisionDueAt(number)));
    }

    private Resumption ask(CaseView matter) {
        List<String> held = holds.open(matter.client(), matter.number()).stream()
                .map(hold -> hold.service().id())
                .toList();
        Resumption asked = resumptions.save(
                new Resumption(Matters.newId(), matter.client(), matter.number(), held, matters.now()));
        matters.record(
                matter,
                "resumption-asked",
                Actor.system(matter.client()),
                Map.of("resumption", asked.id(), "services", held));
        return asked;
    }

    /** When a resumption that was put off is asked again, UTC. */
    @Transactional(readOnly = true)
    public Instant askAgainAt(CaseNumber number) {
        return newest(number).askAgainAt().orElseThrow();
    }

    /** Step: from here on the holds are being released. */
    public void beginResuming(CaseNumber number) {
        CaseView matter = matters.of(number);
        Actor system = Actor.system(matter.client());
        cases.enter(number, CaseState.RESUMING, system);
        for (HoldView hold : holds.open(matter.client(), number)) {
            holds.releasing(hold.id(), system);
        }
        orders.give(errand(newest(number)), List.of());
    }

    Errand errand(Resumption resumption) {
        return new Errand(matters.of(resumption.number()), resumption.id(), Action.RESUME);
    }

    /** Step: a person is asked how to go on with what the gateway would not do. */
    public void recordRefusal(CaseNumber number) {
        Resumption resumption = newest(number);
        String reason = orders.refusal(errand(resumption)).orElseThrow();
        resumption.refused(reason);
        mails.tellMsp(
                number,
                "order-refused",
                Role.SERVICE_MANAGER,
                resumption.id(),
                "refused-" + matters.now().toEpochMilli(),
                Map.of("action", "resume", "reason", reason, "due", engagement.decisionDueAt(number)));
    }

    /** Step: the services run again, as far as this case is concerned; the client is told of those that no other case holds. */
    public void confirmResumed(CaseNumber number) {
        Resumption resumption = newest(number);
        CaseView matter = matters.of(number);
        resumption.resumed(matters.now());
        List<ServiceView> running = matters.services(matter.client(), resumption.serviceIds()).stream()
                .filter(service -> service.state() == ServiceState.ACTIVE)
                .toList();
        matters.record(
                matter,
                "services-resumed",
                Actor.system(matter.client()),
                Map.of(
                        "resumption", resumption.id(),
                        "released", resumption.serviceIds(),
                        "running", running.stream().map(ServiceView::id).toList()));
        if (!running.isEmpty()) {
            mails.tellClient(
                    number,
                    "service-resumed",
                    Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                    resumption.id(),
                    "resumed",
                    Map.of("services", running.stream().map(ServiceView::name).toList()));
        }
    }

    Resumption newest(CaseNumber number) {
        return resumptions.findFirstByCaseNumberOrderByIdDesc(number.value()).orElseThrow(NotVisible::new);
    }
}
