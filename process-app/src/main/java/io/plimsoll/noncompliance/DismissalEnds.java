package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks again at what was dismissed when the dismissal ends: no scan will, if its results stay the same. */
@Component
@EnableScheduling
class DismissalEnds {

    private final DismissalRepository dismissals;
    private final CaseIntake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DismissalEnds(DismissalRepository dismissals, CaseIntake intake, TransactionTemplate transaction, Clock clock) {
        this.dismissals = dismissals;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One transaction per client; on several nodes at once the later finds nothing left to do. */
    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void lookAgain() {
        for (String client : dismissals.clientsWithNewlyEnded(clock.instant())) {
            transaction.executeWithoutResult(
                    status -> intake.compare(new ClientId(client), Set.of(), "dismissal-ended"));
        }
    }
}
