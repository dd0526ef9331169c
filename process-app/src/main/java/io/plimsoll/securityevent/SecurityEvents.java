package io.plimsoll.securityevent;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes down what happened at the doors, whatever becomes of the request or transaction in which it did. Each event is
 * one line of JSON in the log of its own and, where one is set, goes to a webhook.
 */
@Component
public class SecurityEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);

    private final EventLog log;
    private final EventOutbox outbox;
    private final boolean toWebhook;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    SecurityEvents(
            EventLog log,
            EventOutbox outbox,
            SecurityEventSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.log = log;
        this.outbox = outbox;
        this.toWebhook = settings.webhook() != null;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Never fails: who is let in or turned away does not depend on whether it can be told. */
    public void record(SecurityEvent event) {
        Instant at = clock.instant();
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        String line = Ocsf.line(id, at, event);
        log.write(line);
        if (toWebhook) {
            queue(id, line, at);
        }
    }

    private void queue(String id, String line, Instant at) {
        try {
            ownTransaction.executeWithoutResult(status -> outbox.add(id, line, at));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("Security event {} is in the log but will not reach the webhook", id, e);
        }
    }
}
