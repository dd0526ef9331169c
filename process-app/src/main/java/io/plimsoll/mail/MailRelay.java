package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Brings queued mail out: claims a set, sends it outside any transaction, then writes down how it went. */
final class MailRelay {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);

    private final Outbox outbox;
    private final Courier courier;
    private final TransactionOperations transactions;
    private final RetryPlan retries;
    private final Duration lease;
    private final int batch;
    private final Clock clock;

    MailRelay(
            Outbox outbox,
            Courier courier,
            TransactionOperations transactions,
            RetryPlan retries,
            Duration lease,
            int batch,
            Clock clock) {
        this.outbox = outbox;
        this.courier = courier;
        this.transactions = transactions;
        this.retries = retries;
        this.lease = lease;
        this.batch = batch;
        this.clock = clock;
    }

    /** Sends until nothing is due; how many were tried. */
    int relayDue() {
        transactions.executeWithoutResult(status -> outbox.releaseExpired(clock.instant()));
        int tried = 0;
        while (!Thread.currentThread().isInterrupted()) {
            int some = relaySome();
            tried += some;
            if (some < batch) {
                break;
            }
        }
        return tried;
    }

    private int relaySome() {
        String claim = UuidCreator.getTimeOrderedEpoch().toString();
        Instant now = clock.instant();
        List<OutboxMail> mails = transactions.execute(status -> outbox.claim(claim, now, now.plus(lease), batch));
        if (mails == null || mails.isEmpty()) {
            return 0;
        }
        Map<String, Delivery> results = courier.deliver(mails);
        transactions.executeWithoutResult(status -> write(claim, mails, results));
        return mails.size();
    }

    private void write(String claim, List<OutboxMail> mails, Map<String, Delivery> results) {
        Instant now = clock.instant();
        List<String> accepted = new ArrayList<>();
        for (OutboxMail mail : mails) {
            Delivery result = results.getOrDefault(mail.id(), new Delivery.Deferred("No answer"));
            if (result instanceof Delivery.Accepted) {
                accepted.add(mail.id());
            } else if (result instanceof Delivery.Deferred later) {
                deferOrGiveUp(claim, mail, later.reason(), now);
            } else if (result instanceof Delivery.Refused never) {
                giveUp(claim, mail, never.reason());
            }
        }
        if (!accepted.isEmpty()) {
            outbox.sent(accepted, now);
        }
    }

    private void deferOrGiveUp(String claim, OutboxMail mail, String reason, Instant now) {
        retries.after(mail.attempts(), now)
                .ifPresentOrElse(
                        next -> outbox.deferred(mail.id(), claim, next, reason), () -> giveUp(claim, mail, reason));
    }

    private void giveUp(String claim, OutboxMail mail, String reason) {
        LOG.warn("Mail {} is given up after {} tries: {}", mail.id(), mail.attempts(), reason);
        outbox.dead(mail.id(), claim, reason);
    }
}
