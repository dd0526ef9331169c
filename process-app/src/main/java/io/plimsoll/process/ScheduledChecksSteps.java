package io.plimsoll.process;

import io.plimsoll.finding.ScheduledChecks;
import io.plimsoll.identity.ClientId;
import org.springframework.stereotype.Component;

/** What the model {@code scheduled-checks} asks of the domain; it is about a client, not about a case. */
@Component
public class ScheduledChecksSteps implements ModelBean {

    private static final int TRIES = 3;

    private final ScheduledChecks checks;

    ScheduledChecksSteps(ScheduledChecks checks) {
        this.checks = checks;
    }

    /**
     * When the checks run next, as a repeating interval with a start: the engine asks again before each firing, so only
     * the start counts. It is reckoned from when the schedule began, so that cycles neither drift nor get lost.
     */
    public String nextRun(String client) {
        return "R/%s/PT1S".formatted(checks.nextOfCycle(new ClientId(client)));
    }

    /** How often, and how long apart, a run that failed is tried again. */
    public String tries(String client) {
        return "R%d/%s".formatted(TRIES, checks.pauseAfterFailure());
    }

    /** Looks at the inventory. */
    public void judgeInventory(String client) {
        checks.judgeInventory(new ClientId(client));
    }

    /** Looks at the mail domains. */
    public void askDns(String client) {
        checks.askDns(new ClientId(client));
    }
}
