package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs a head of every chain that grew, each hour. Nodes that do so at once wait for each other at the chain, and the
 * later one finds that there is nothing left to do.
 */
@Component
class HourlyHeads {

    private static final Logger LOG = LoggerFactory.getLogger(HourlyHeads.class);

    private final HeadRows rows;
    private final TreeHeads heads;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    HourlyHeads(HeadRows rows, TreeHeads heads, TransactionOperations transactions, ApplicationEventPublisher events) {
        this.rows = rows;
        this.heads = heads;
        this.transactions = transactions;
        this.events = events;
    }

    @Scheduled(cron = "0 0 * * * *", zone = "UTC")
    void sign() {
        rows.grown().forEach(this::sign);
    }

    /** One chain by itself: what is wrong with one must not keep the others from their heads. */
    private void sign(String chain) {
        try {
            TreeHeads.Outcome outcome = transactions.execute(status -> heads.sign(chain));
            if (outcome instanceof TreeHeads.Outcome.Broken broken) {
                events.publishEvent(new ChainBroken(chain, broken.sequence(), Actor.system()));
            }
        } catch (RuntimeException e) {
            LOG.error("No head could be signed of {}; it is tried again in an hour", chain, e);
        }
    }
}
