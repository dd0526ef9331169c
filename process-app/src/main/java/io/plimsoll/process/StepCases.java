package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.NonCompliances;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * What every {@code …Steps} bean needs: a model passes the case number, the domain wants to know who acts. A step acts
 * as the system for the case's client alone, so it cannot touch another client's data by mistake.
 */
@Component
class StepCases {

    /** The case that a step is about, and the actor to act as. */
    record StepCase(CaseNumber number, ClientId client, Actor actor) {}

    private final NonCompliances cases;

    StepCases(NonCompliances cases) {
        this.cases = cases;
    }

    StepCase of(String caseNumber) {
        var number = new CaseNumber(caseNumber);
        ClientId client = cases.get(number, Actor.system()).client();
        return new StepCase(number, client, Actor.system(client));
    }

    /** The engine's timers want this type. */
    static Date date(Instant at) {
        return Date.from(at);
    }
}
