package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

    /** One transaction per client; on several nodes at once the later finds nothing left to do. */
    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void lookAgain() {
        look(dismissals.clientsWithNewlyEnded(clock.instant()), "dismissal-ended");
        look(waiting.clientsWithDue(), "failing-long-enough");
    }

    private void look(List<String> clients, String cause) {
        for (String client : clients) {
            transaction.executeWithoutResult(status -> intake.compare(new ClientId(client), Set.of(), cause));
        }
    }
}
