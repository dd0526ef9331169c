package io.plimsoll.process;

import io.plimsoll.enforcement.GatewayOrders;
import io.plimsoll.identity.CaseNumber;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model {@code gateway-orders} asks of the domain. */
@Component
public class OrderSteps implements ModelBean {

    private final GatewayOrders orders;

    OrderSteps(GatewayOrders orders) {
        this.orders = orders;
    }

    public void carryOut(String caseNumber) {
        orders.carryOut(new CaseNumber(caseNumber));
    }

    public boolean isRefused(String caseNumber) {
        return orders.isRefused(new CaseNumber(caseNumber));
    }

    public boolean isByHand(String caseNumber) {
        return orders.isByHand(new CaseNumber(caseNumber));
    }

    public boolean isAllDone(String caseNumber) {
        return orders.isAllDone(new CaseNumber(caseNumber));
    }

    public Date silentAt(String caseNumber) {
        return StepCases.date(orders.silentAt(new CaseNumber(caseNumber)));
    }

    /** As a repeating interval; where nothing can be asked, one that is over already. */
    public String askAgain(String caseNumber) {
        return orders.askEvery(new CaseNumber(caseNumber))
                .map(every -> "R/" + every)
                .orElse(RequestSteps.NEVER_AGAIN);
    }

    public void ask(String caseNumber) {
        orders.ask(new CaseNumber(caseNumber));
    }

    public void askForHand(String caseNumber) {
        orders.askForHand(new CaseNumber(caseNumber));
    }

    public void askToReconcile(String caseNumber) {
        orders.askToReconcile(new CaseNumber(caseNumber));
    }
}
