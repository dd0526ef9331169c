package io.plimsoll.noncompliance;

import io.plimsoll.client.ClientLeft;
import io.plimsoll.identity.Actor;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** With the last service of a client all its matters are over; none waits for anybody who is not served any more. */
@Component
class LeavingClients {

    static final String REASON = "The client's last service has ended.";

    private final NonComplianceRepository cases;
    private final CaseEnding ending;

    LeavingClients(NonComplianceRepository cases, CaseEnding ending) {
        this.cases = cases;
        this.ending = ending;
    }

    /** The case that ended the service comes to its own end. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ClientLeft left) {
        cases.open(left.client().value()).stream()
                .filter(one -> !one.number().equals(left.by()))
                .forEach(one -> ending.over(
                        one,
                        CaseOutcome.WITHDRAWN,
                        REASON,
                        Actor.system(left.client()),
                        Map.of("by", "client-left", "case", left.by().value())));
    }
}
