package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What instances ask that began before orders had a model of their own. They know two answers of a gateway, done and
 * refused: to them an order that is under way is a fault, to be tried again, and work for a person is a refusal.
 */
@Component
@Transactional
public class EarlierModels {

    /** The task in which a person said that it was done, without a list to go through. */
    static final String RESOLVE_REFUSAL = "UserTask_ResolveRefusal";

    private final Pauses pauses;
    private final Resumptions resumptions;
    private final Terminations terminations;
    private final Orders orders;
    private final Matters matters;

    EarlierModels(Pauses pauses, Resumptions resumptions, Terminations terminations, Orders orders, Matters matters) {
        this.pauses = pauses;
        this.resumptions = resumptions;
        this.terminations = terminations;
        this.orders = orders;
        this.matters = matters;
    }

    /** Step: the reason of a refusal, empty once all is held. */
    public Optional<String> pauseServices(CaseNumber number) {
        Errand errand = pauses.errand(pauses.newest(number));
        Optional<String> refusal = carryOut(errand);
        refusal.ifPresent(reason -> pauses.recordRefusal(number));
        return refusal;
    }

    /** Step: the reason of a refusal, empty once nothing is held. */
    public Optional<String> resumeServices(CaseNumber number) {
        Errand errand = resumptions.errand(resumptions.newest(number));
        Optional<String> refusal = carryOut(errand);
        refusal.ifPresent(reason -> resumptions.recordRefusal(number));
        return refusal;
    }

    /** Step: a refusal is a fault here. */
    public void terminate(CaseNumber number) {
        terminations.beginEnding(number);
        carryOut(terminations.errand(terminations.newest(number))).ifPresent(reason -> {
            throw new IllegalStateException("The gateway refuses to end the services: " + reason);
        });
        terminations.confirmTerminated(number);
    }

    /** A person says that they did what the gateway would not do. */
    void doneByHand(Errand errand, Actor by, String words) {
        orders.of(errand, OrderState.REFUSED)
                .forEach(order -> order.doneByPerson(by.name() + ": " + words, matters.now()));
        orders.carryOut(errand, by);
    }

    private Optional<String> carryOut(Errand errand) {
        Actor system = Actor.system(errand.matter().client());
        // an instance may stand before this step since a time when orders were not written down
        orders.give(errand, List.of());
        orders.carryOut(errand, system);
        if (!orders.of(errand, OrderState.UNDER_WAY).isEmpty()) {
            throw new GatewayUnavailable("The order is under way and not done yet");
        }
        orders.of(errand, OrderState.BY_HAND)
                .forEach(order -> order.refused("No system does this: it has to be done by hand", matters.now()));
        return orders.refusal(errand);
    }
}
