package io.plimsoll.enforcement;

import io.plimsoll.enforcement.EnforcementView.OrderView;
import io.plimsoll.enforcement.EnforcementView.PauseView;
import io.plimsoll.enforcement.EnforcementView.ResumptionView;
import io.plimsoll.enforcement.EnforcementView.TerminationView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.NonCompliances;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done to services because of a case, for pages and the API. */
@Component
@Transactional(readOnly = true)
public class Enforcement {

    private final PauseRepository pauses;
    private final ResumptionRepository resumptions;
    private final TerminationRepository terminations;
    private final ServiceOrderRepository orders;
    private final NonCompliances cases;
    private final Matters matters;

    Enforcement(
            PauseRepository pauses,
            ResumptionRepository resumptions,
            TerminationRepository terminations,
            ServiceOrderRepository orders,
            NonCompliances cases,
            Matters matters) {
        this.pauses = pauses;
        this.resumptions = resumptions;
        this.terminations = terminations;
        this.orders = orders;
        this.cases = cases;
        this.matters = matters;
    }

    /**
     * All of one case; NotVisible where the case is not the reader's. The client sees what it was given notice of, not
     * what was weighed before that or what the gateway said.
     */
    public EnforcementView of(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        boolean all = reader.isMsp();
        return new EnforcementView(
                pauses.findByCaseNumberOrderById(number.value()).stream()
                        .filter(pause -> all || pause.noticeDocument().isPresent())
                        .map(pause -> view(pause, all))
                        .toList(),
                resumptions.findByCaseNumberOrderById(number.value()).stream()
                        .map(resumption -> view(resumption, all))
                        .toList(),
                terminations.findByCaseNumberOrderById(number.value()).stream()
                        .filter(termination ->
                                all || termination.noticeDocument().isPresent())
                        .map(this::view)
                        .toList(),
                all
                        ? orders.findByCaseNumberOrderById(number.value()).stream()
                                .map(this::view)
                                .toList()
                        : List.of());
    }

    private OrderView view(ServiceOrder order) {
        return new OrderView(
                OrderWords.verb(order.action()),
                matters.names(order.client(), List.of(order.serviceId())).get(0),
                order.state(),
                order.reference(),
                order.hand().isEmpty() ? order.said() : order.hand(),
                order.givenAt(),
                order.endedAt().orElse(null));
    }

    private PauseView view(Pause pause, boolean all) {
        return new PauseView(
                pause.state(),
                matters.names(pause.client(), pause.serviceIds()),
                pause.impact(),
                pause.safetyVerdict(),
                pause.safetyReason(),
                pause.preparedBy().shown(),
                pause.preparedAt(),
                pause.decidedBy().map(Person::shown).orElse(null),
                pause.noticeDocument().orElse(null),
                pause.cureEndsAt().orElse(null),
                pause.pausedAt().orElse(null),
                pause.longestEndsAt().orElse(null),
                pause.extensions(),
                all ? pause.refusal() : "");
    }

    private ResumptionView view(Resumption resumption, boolean all) {
        return new ResumptionView(
                resumption.state(),
                matters.names(resumption.client(), resumption.serviceIds()),
                resumption.askedAt(),
                resumption.decidedBy().map(Person::shown).orElse(null),
                resumption.resumedAt().orElse(null),
                all ? resumption.refusal() : "");
    }

    private TerminationView view(Termination termination) {
        return new TerminationView(
                termination.state(),
                matters.names(termination.client(), termination.serviceIds()),
                termination.determination(),
                termination.grounds().lines().toList(),
                termination.recommendedBy().shown(),
                termination.recommendedAt(),
                termination.decidedBy().map(Person::shown).orElse(null),
                termination.noticeDocument().orElse(null),
                termination.noticeEndsAt().orElse(null),
                termination.terminatedAt().orElse(null),
                termination.packDocument().orElse(null),
                termination.offboarding().map(list -> list.lines().toList()).orElse(List.of()));
    }
}
