package io.plimsoll.enforcement;

import io.plimsoll.client.HoldState;
import io.plimsoll.client.HoldView;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceGateway;
import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.CaseView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has the gateway carry out what a case's holds stand for. Keys are made of the hold, so that a retry orders nothing
 * twice; a gateway that cannot be reached is a fault, which the engine retries.
 */
@Component
class Orders {

    private final ServiceGateway gateway;
    private final Holds holds;
    private final Matters matters;

    Orders(ServiceGateway gateway, Holds holds, Matters matters) {
        this.gateway = gateway;
        this.holds = holds;
        this.matters = matters;
    }

    /** Pauses what is requested and not yet held; the reason of the first refusal, empty if all is held. */
    Optional<String> pause(CaseView matter, Actor by) {
        for (HoldView hold : open(matter, HoldState.REQUESTED)) {
            if (!holds.pausedByOthers(hold.service().id(), matter.number())) {
                Optional<String> refusal = order(matter, Action.PAUSE, hold.id(), hold.service(), by);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            holds.confirm(hold.id(), by);
        }
        return Optional.empty();
    }

    /**
     * Lets go of what was requested and never took effect. A service that stays paused only because another case left
     * it so for this one is kept, since it has to be resumed.
     */
    void drop(CaseView matter, Actor by) {
        for (HoldView hold : open(matter, HoldState.REQUESTED)) {
            boolean runs = hold.service().state() == ServiceState.ACTIVE;
            if (holds.heldByOthers(hold.service().id(), matter.number()) || runs) {
                holds.released(hold.id(), by);
            }
        }
    }

    /** Resumes what is being released, each service with its last hold only. */
    Optional<String> resume(CaseView matter, Actor by) {
        for (HoldView hold : open(matter, HoldState.RELEASING)) {
            if (!holds.heldByOthers(hold.service().id(), matter.number())) {
                Optional<String> refusal = order(matter, Action.RESUME, hold.id(), hold.service(), by);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            holds.released(hold.id(), by);
        }
        return Optional.empty();
    }

    /** Ends services for good, those that another case has ended already left out. */
    Optional<String> terminate(CaseView matter, List<ServiceView> services, Actor by) {
        for (ServiceView service : services) {
            if (service.state() == ServiceState.TERMINATED) {
                continue;
            }
            Optional<String> refusal =
                    order(matter, Action.TERMINATE, matter.number() + ":" + service.id(), service, by);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    List<HoldView> open(CaseView matter, HoldState state) {
        return holds.open(matter.client(), matter.number()).stream()
                .filter(hold -> hold.state() == state)
                .toList();
    }

    private Optional<String> order(CaseView matter, Action action, String key, ServiceView service, Actor by) {
        var order = new GatewayOrder(key + ":" + action, action, matter.client(), matter.number(), service);
        GatewayAnswer answer = gateway.carryOut(order);
        if (answer instanceof GatewayAnswer.Refused refused) {
            matters.record(matter, "gateway-refused", by, Map.of("service", service.id(), "action", action.name()));
            return Optional.of(refused.reason());
        }
        if (answer instanceof GatewayAnswer.Done done) {
            matters.record(
                    matter,
                    "gateway-carried-out",
                    by,
                    Map.of("service", service.id(), "action", action.name(), "reference", done.reference()));
        }
        return Optional.empty();
    }
}
