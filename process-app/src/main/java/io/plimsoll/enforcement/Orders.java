package io.plimsoll.enforcement;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.HoldState;
import io.plimsoll.client.HoldView;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceGateway;
import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.client.ServiceGateway.GatewayAnswer.UnderWay;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceView;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.CaseView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has the gateway carry out what a case's holds stand for. Keys are made of the hold, so that a retry orders nothing
 * twice; a gateway that cannot be reached is a fault, which the engine retries. What is done is applied to the holds
 * here and nowhere else.
 */
@Component
class Orders {

    private final ServiceOrderRepository orders;
    private final ServiceGateway gateway;
    private final Holds holds;
    private final Matters matters;
    private final WorkingTime time;
    private final EnforcementSettings settings;

    Orders(
            ServiceOrderRepository orders,
            ServiceGateway gateway,
            Holds holds,
            Matters matters,
            WorkingTime time,
            EnforcementSettings settings) {
        this.orders = orders;
        this.gateway = gateway;
        this.holds = holds;
        this.matters = matters;
        this.time = time;
        this.settings = settings;
    }

    /** Writes down what is to be done for the errand; what was refused before is to be sent anew. */
    void give(Errand errand, Collection<String> serviceIds) {
        if (errand.action() == Action.TERMINATE) {
            serviceIds.forEach(service -> give(errand, errand.id() + ":" + service, service, null));
            return;
        }
        HoldState wanted = errand.action() == Action.PAUSE ? HoldState.REQUESTED : HoldState.RELEASING;
        open(errand.matter(), wanted)
                .forEach(hold -> give(errand, hold.id(), hold.service().id(), hold.id()));
    }

    private void give(Errand errand, String about, String service, @Nullable String hold) {
        String key = about + ":" + errand.action();
        Optional<ServiceOrder> given = orders.findByOrderKey(key);
        given.filter(order -> order.is(OrderState.REFUSED)).ifPresent(ServiceOrder::again);
        if (given.isEmpty()) {
            orders.save(new ServiceOrder(Matters.newId(), errand, key, service, hold, matters.now()));
        }
    }

    List<ServiceOrder> of(Errand errand) {
        return orders.findByErrandOrderById(errand.id());
    }

    List<ServiceOrder> of(Errand errand, OrderState state) {
        return of(errand).stream().filter(order -> order.is(state)).toList();
    }

    /** Sends what is to be sent, and applies what is done; the reason of the first refusal, empty if there is none. */
    Optional<String> carryOut(Errand errand, Actor by) {
        of(errand, OrderState.GIVEN).forEach(order -> send(errand.matter(), order, by));
        of(errand, OrderState.DONE).forEach(order -> apply(order, by));
        return refusal(errand);
    }

    Optional<String> refusal(Errand errand) {
        return of(errand, OrderState.REFUSED).stream().map(ServiceOrder::said).findFirst();
    }

    /** What was refused is to be sent anew. */
    void retry(Errand errand) {
        of(errand, OrderState.REFUSED).forEach(ServiceOrder::again);
    }

    /** What was refused is to be done by a person. */
    void byHand(Errand errand) {
        of(errand, OrderState.REFUSED).forEach(ServiceOrder::byHand);
    }

    private void send(CaseView matter, ServiceOrder order, Actor by) {
        ServiceView service =
                matters.services(order.client(), List.of(order.serviceId())).get(0);
        if (isSettledElsewhere(order, service)) {
            order.done("", matters.now());
        } else {
            heard(matter, order, gateway.carryOut(named(order, service)), by);
        }
    }

    /** Another case has had the same done, or still needs the opposite. */
    private boolean isSettledElsewhere(ServiceOrder order, ServiceView service) {
        return switch (order.action()) {
            case PAUSE -> holds.pausedByOthers(service.id(), order.number());
            case RESUME -> holds.heldByOthers(service.id(), order.number());
            case TERMINATE -> service.state() == ServiceState.TERMINATED;
        };
    }

    private static GatewayOrder named(ServiceOrder order, ServiceView service) {
        return new GatewayOrder(order.key(), order.action(), order.client(), order.number(), service);
    }

    /** Keeps what the gateway said; whether that changed anything. */
    boolean heard(CaseView matter, ServiceOrder order, GatewayAnswer answer, Actor by) {
        Instant now = matters.now();
        if (answer instanceof GatewayAnswer.Done done) {
            return order.done(done.reference(), now)
                    && recorded(matter, order, "gateway-carried-out", done.reference(), by);
        } else if (answer instanceof GatewayAnswer.Refused refused) {
            return order.refused(refused.reason(), now) && recorded(matter, order, "gateway-refused", "", by);
        } else if (answer instanceof UnderWay taken) {
            Deadline patience = time.after(order.client(), now, settings.silentAfterDays());
            return order.underWay(taken.reference(), taken.status(), now, patience)
                    && recorded(matter, order, "gateway-order-taken", taken.reference(), by);
        }
        order.byHand();
        return recorded(matter, order, "order-to-be-done-by-hand", "", by);
    }

    private boolean recorded(CaseView matter, ServiceOrder order, String event, String reference, Actor by) {
        matters.record(
                matter,
                event,
                by,
                Map.of(
                        "service", order.serviceId(),
                        "action", order.action().name(),
                        "order", order.key(),
                        "reference", reference));
        return true;
    }

    private void apply(ServiceOrder order, Actor by) {
        switch (order.action()) {
            case PAUSE -> holds.confirm(order.holdId().orElseThrow(), by);
            case RESUME -> holds.released(order.holdId().orElseThrow(), by);
            case TERMINATE -> {
                if (matters.services(order.client(), List.of(order.serviceId()))
                                .get(0)
                                .state()
                        != ServiceState.TERMINATED) {
                    holds.terminate(order.client(), order.number(), List.of(order.serviceId()), by);
                }
            }
        }
    }

    /** Whether the hold that the order was for is gone. */
    boolean isReleased(ServiceOrder order) {
        return holds.open(order.client(), order.number()).stream()
                .noneMatch(hold -> order.holdId().filter(hold.id()::equals).isPresent());
    }

    /** Asks what became of what is under way; whether there is news. */
    boolean ask(Errand errand, Actor by) {
        boolean news = false;
        for (ServiceOrder order : of(errand, OrderState.UNDER_WAY)) {
            if (!order.statusAddress().isEmpty()) {
                ServiceView service = matters.services(order.client(), List.of(order.serviceId()))
                        .get(0);
                news |= heard(errand.matter(), order, answer(order, service), by);
            }
        }
        return news;
    }

    /** A question that fails is asked again with the next one, and in the end by a person; it is no fault of the case. */
    private GatewayAnswer answer(ServiceOrder order, ServiceView service) {
        var taken = new UnderWay(order.reference(), order.statusAddress());
        try {
            return gateway.ask(named(order, service), taken);
        } catch (GatewayUnavailable away) {
            return taken;
        }
    }

    /**
     * Lets go of what was requested and never took effect. What the gateway may still carry out is kept, and so is a
     * service that stays paused only because another case left it so for this one: both have to be resumed.
     */
    void drop(Errand errand, Actor by) {
        Set<String> refused = of(errand, OrderState.REFUSED).stream()
                .flatMap(order -> order.holdId().stream())
                .collect(Collectors.toSet());
        for (HoldView hold : open(errand.matter(), HoldState.REQUESTED)) {
            boolean runs = hold.service().state() == ServiceState.ACTIVE;
            boolean never = refused.contains(hold.id());
            if (never
                    && (runs
                            || holds.heldByOthers(
                                    hold.service().id(), errand.matter().number()))) {
                holds.released(hold.id(), by);
            }
        }
    }

    private List<HoldView> open(CaseView matter, HoldState state) {
        return holds.open(matter.client(), matter.number()).stream()
                .filter(hold -> hold.state() == state)
                .toList();
    }
}
