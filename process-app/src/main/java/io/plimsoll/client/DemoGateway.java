package io.plimsoll.client;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stands in for the MSP's PSA or RMM; like the real one it remembers what it did even if the caller rolls back. */
@Component
@Profile("demo")
class DemoGateway implements StandInGateway {

    private final DemoGatewayRows rows;
    private final Clock clock;

    DemoGateway(DemoGatewayRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = GatewayUnavailable.class)
    public GatewayAnswer carryOut(GatewayOrder order) {
        Optional<String> done = rows.referenceOf(order.key());
        if (done.isPresent()) {
            return new GatewayAnswer.Done(done.get());
        }
        DemoGatewayRows.Treatment treatment = rows.treatmentOf(order.service().id());
        return switch (treatment.mode()) {
            case WORKING -> new GatewayAnswer.Done(carriedOut(order));
            case REFUSING -> new GatewayAnswer.Refused(treatment.reason());
            case SLOW -> {
                carriedOut(order);
                throw new GatewayUnavailable("The gateway did not answer in time");
            }
            case UNAVAILABLE -> throw new GatewayUnavailable("The gateway cannot be reached");
            case TAKING_TIME -> new GatewayAnswer.UnderWay(reference(order), "demo");
            case BY_HAND -> new GatewayAnswer.ByHand();
        };
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = GatewayUnavailable.class)
    public GatewayAnswer ask(GatewayOrder order, GatewayAnswer.UnderWay taken) {
        return carryOut(order);
    }

    private String carriedOut(GatewayOrder order) {
        String reference = reference(order);
        rows.carriedOut(order.key(), reference, order, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return reference;
    }

    private static String reference(GatewayOrder order) {
        return "DEMO-%08X".formatted(order.key().hashCode());
    }
}
