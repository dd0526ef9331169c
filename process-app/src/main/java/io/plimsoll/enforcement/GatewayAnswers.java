package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.client.ServiceState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers that systems send by themselves, maybe long after the order, maybe twice, maybe when nobody waits any more. */
@Component
@Transactional
public class GatewayAnswers {

    /** The key of an order, and of which try. */
    private static final Pattern KEY = Pattern.compile("(.{1,110}:(?:PAUSE|RESUME|TERMINATE))(:\\d{1,9})?");

    private final ServiceOrderRepository all;
    private final Orders orders;
    private final Matters matters;
    private final CaseMails mails;
    private final Engagement engagement;
    private final Workflow workflow;

    GatewayAnswers(
            ServiceOrderRepository all,
            Orders orders,
            Matters matters,
            CaseMails mails,
            Engagement engagement,
            Workflow workflow) {
        this.all = all;
        this.orders = orders;
        this.matters = matters;
        this.mails = mails;
        this.engagement = engagement;
        this.workflow = workflow;
    }

    /** What became of an answer. */
    public enum Heard {
        TAKEN,
        /** It says nothing new, as an answer does that is sent twice. */
        KNOWN,
        /** There is no such order. */
        UNKNOWN
    }

    /**
     * Keeps the answer and tells whoever waits for it.
     *
     * @param key of the order, as it was sent
     */
    public Heard heard(String key, GatewayAnswer answer) {
        Matcher named = KEY.matcher(key);
        Optional<ServiceOrder> found = named.matches() ? all.findByOrderKey(named.group(1)) : Optional.empty();
        if (found.isEmpty()) {
            return Heard.UNKNOWN;
        }
        ServiceOrder order = found.get();
        // a refusal of an earlier try says nothing of the one that runs; done is done, whichever did it
        if (answer instanceof GatewayAnswer.Refused && !order.key().equals(key)) {
            return Heard.KNOWN;
        }
        CaseView matter = matters.of(order.number());
        Actor system = Actor.system(order.client());
        if (!orders.heard(matter, order, answer, system)) {
            return Heard.KNOWN;
        }
        workflow.gatewayAnswered(order.client(), order.number());
        if (answer instanceof GatewayAnswer.Done && isNobodysPause(order)) {
            warn(order, matter, system);
        }
        return Heard.TAKEN;
    }

    /** The system paused what has been given back meanwhile: nothing of ours holds it, and yet it may stand still. */
    private boolean isNobodysPause(ServiceOrder order) {
        boolean runs = matters.services(order.client(), List.of(order.serviceId()))
                        .get(0)
                        .state()
                == ServiceState.ACTIVE;
        return order.action() == Action.PAUSE && runs && orders.isReleased(order);
    }

    private void warn(ServiceOrder order, CaseView matter, Actor by) {
        matters.record(matter, "gateway-answered-too-late", by, Map.of("order", order.key()));
        mails.tellMsp(
                order.number(),
                "gateway-late",
                Role.SERVICE_MANAGER,
                order.id(),
                "late",
                Map.of(
                        "services", matters.names(order.client(), List.of(order.serviceId())),
                        "due", engagement.decisionDueAt(order.number())));
    }
}
