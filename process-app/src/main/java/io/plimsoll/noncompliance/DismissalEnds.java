package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks again at what time alone changes: at what was dismissed, when the dismissal ends, and at what fails, when it has
 * failed for long enough to open a case. No scan will, if its results stay the same.
 */
@Component
@EnableScheduling
class DismissalEnds {

    private static final Logger LOG = LoggerFactory.getLogger(DismissalEnds.class);

    private final DismissalRepository dismissals;
    private final CasesWaiting waiting;
    private final CaseIntake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DismissalEnds(
            DismissalRepository dismissals,
            CasesWaiting waiting,
            CaseIntake intake,
            TransactionTemplate transaction,
            Clock clock) {
        this.dismissals = dismissals;
        this.waiting = waiting;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Each in a transaction of its own; on several nodes at once the later finds nothing left to do. */
    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void lookAgain() {
        dismissals
                .clientsWithNewlyEnded(clock.instant())
                .forEach(client -> look(new ClientId(client), Set.of(), "dismissal-ended"));
        waiting.due().forEach(one -> look(one.client(), Set.of(one.control()), "failing-long-enough"));
    }

    /** What cannot be done for one client is no reason to leave the others alone. */
    private void look(ClientId client, Set<String> controls, String cause) {
        try {
            transaction.executeWithoutResult(status -> intake.compare(client, controls, cause));
        } catch (RuntimeException e) {
            LOG.error("The cases of {} could not be looked at again ({})", client, cause, e);
        }
    }
}
