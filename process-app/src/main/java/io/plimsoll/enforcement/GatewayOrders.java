package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps by which the orders of a pause, a resumption or a termination are carried out, heard of or looked after. */
@Component
@Transactional
public class GatewayOrders {

    private final PauseRepository pauses;
    private final ResumptionRepository resumptions;
    private final TerminationRepository terminations;
    private final Orders orders;
    private final Matters matters;
    private final CaseMails mails;
    private final Engagement engagement;
    private final Workflow workflow;
    private final EnforcementSettings settings;

    GatewayOrders(
            PauseRepository pauses,
            ResumptionRepository resumptions,
            TerminationRepository terminations,
            Orders orders,
            Matters matters,
            CaseMails mails,
            Engagement engagement,
            Workflow workflow,
            EnforcementSettings settings) {
        this.pauses = pauses;
        this.resumptions = resumptions;
        this.terminations = terminations;
        this.orders = orders;
        this.matters = matters;
        this.mails = mails;
        this.engagement = engagement;
        this.workflow = workflow;
        this.settings = settings;
    }

    /** What is being carried out for the case now: its state says which of the three, and there is one at a time. */
    Errand errand(CaseNumber number) {
        CaseView matter = matters.of(number);
        String about = number.value();
        if (matter.state() == CaseState.PAUSING) {
            return new Errand(
                    matter, newest(pauses.findFirstByCaseNumberOrderByIdDesc(about), Pause::id), Action.PAUSE);
        } else if (matter.state() == CaseState.RESUMING) {
            return new Errand(
                    matter,
                    newest(resumptions.findFirstByCaseNumberOrderByIdDesc(about), Resumption::id),
                    Action.RESUME);
        }
        return new Errand(
                matter,
                newest(terminations.findFirstByCaseNumberOrderByIdDesc(about), Termination::id),
                Action.TERMINATE);
    }

    private static <T> String newest(Optional<T> one, Function<T, String> id) {
        return one.map(id).orElseThrow();
    }

    /** Step: sends what was not sent yet and applies what is done; never does either twice. */
    public void carryOut(CaseNumber number) {
        Errand errand = errand(number);
        orders.carryOut(errand, Actor.system(errand.matter().client()));
    }

    /** Whether all of it is done. */
    @Transactional(readOnly = true)
    public boolean isAllDone(CaseNumber number) {
        return orders.of(errand(number)).stream().allMatch(order -> order.is(OrderState.DONE));
    }

    /** Whether something was refused, so that a person has to decide. */
    @Transactional(readOnly = true)
    public boolean isRefused(CaseNumber number) {
        return orders.refusal(errand(number)).isPresent();
    }

    /** Whether a person has to do something. */
    @Transactional(readOnly = true)
    public boolean isByHand(CaseNumber number) {
        return !orders.of(errand(number), OrderState.BY_HAND).isEmpty();
    }

    /** When the patience for the first answer that is missing ends, UTC. */
    @Transactional(readOnly = true)
    public Instant silentAt(CaseNumber number) {
        return orders.of(errand(number), OrderState.UNDER_WAY).stream()
                .flatMap(order -> order.heardBy().stream())
                .min(Instant::compareTo)
                .orElseGet(matters::now);
    }

    /** How often to ask what became of the orders; empty where no system that has one can be asked. */
    @Transactional(readOnly = true)
    public Optional<Duration> askEvery(CaseNumber number) {
        return orders.of(errand(number), OrderState.UNDER_WAY).stream()
                .filter(order -> !order.statusAddress().isEmpty())
                .findFirst()
                .map(order -> settings.askEvery());
    }

    /** Step: asks the systems that can be asked; where there is news, whoever waits for it is told. */
    public void ask(CaseNumber number) {
        Errand errand = errand(number);
        CaseView matter = errand.matter();
        if (orders.ask(errand, Actor.system(matter.client()))) {
            workflow.gatewayAnswered(matter.client(), number);
        }
    }

    /** Step: somebody is asked to do by hand what no system does. */
    public void askForHand(CaseNumber number) {
        tell(number, "by-hand-asked", OrderState.BY_HAND, Role.ANALYST);
    }

    /** Step: somebody is asked to find out what became of orders that nothing was heard of. */
    public void askToReconcile(CaseNumber number) {
        Errand errand = errand(number);
        matters.record(
                errand.matter(),
                "gateway-silent",
                Actor.system(errand.matter().client()),
                Map.of("errand", errand.id(), "action", errand.action().name()));
        tell(number, "gateway-silent", OrderState.UNDER_WAY, Role.SERVICE_MANAGER);
    }

    private void tell(CaseNumber number, String event, OrderState state, Role role) {
        Errand errand = errand(number);
        mails.tellMsp(
                number,
                event,
                role,
                errand.id(),
                event + "-" + matters.now().toEpochMilli(),
                Map.of(
                        "action",
                        OrderWords.verb(errand.action()),
                        "services",
                        matters.names(
                                errand.matter().client(),
                                orders.of(errand, state).stream()
                                        .map(ServiceOrder::serviceId)
                                        .toList()),
                        "due",
                        engagement.decisionDueAt(number)));
    }
}
