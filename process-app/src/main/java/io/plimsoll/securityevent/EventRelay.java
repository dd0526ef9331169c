package io.plimsoll.securityevent;

import io.plimsoll.outbound.Reply;
import io.plimsoll.outbound.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Brings events to the webhook: each once it was taken is gone, and tried again, ever more rarely, until then. */
final class EventRelay {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 20;
    private static final int MOST_DOUBLINGS = 12;
    private static final int LONGEST_ERROR = 300;

    private final EventOutbox outbox;
    private final Webhooks webhooks;
    private final SecurityEventSettings.Webhook webhook;
    private final TransactionOperations transactions;
    private final Clock clock;

    EventRelay(
            EventOutbox outbox,
            Webhooks webhooks,
            SecurityEventSettings.Webhook webhook,
            TransactionOperations transactions,
            Clock clock) {
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.webhook = webhook;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends what is due until one fails, since the next would too; how many were taken. */
    int relayDue() {
        int taken = 0;
        while (!Thread.currentThread().isInterrupted()) {
            Instant now = clock.instant();
            List<EventOutbox.Row> rows = transactions.execute(status -> outbox.claim(now, now.plus(LEASE), BATCH));
            if (rows == null || rows.isEmpty()) {
                break;
            }
            long arrived = rows.stream().filter(this::send).count();
            taken += (int) arrived;
            if (arrived < rows.size()) {
                break;
            }
        }
        return taken;
    }

    private boolean send(EventOutbox.Row row) {
        Reply reply = webhooks.deliver(webhook.url(), webhook.secret(), row.id(), row.body());
        if (reply instanceof Reply.Taken) {
            outbox.remove(row.id());
            return true;
        }
        String reason = reply instanceof Reply.Failed failed ? failed.reason() : ((Reply.NotAllowed) reply).reason();
        if (row.attempts() >= webhook.attempts()) {
            LOG.error("Security event {} was not taken by the webhook and is dropped: {}", row.id(), reason);
            outbox.remove(row.id());
        } else {
            LOG.warn("Security event {} is not taken by the webhook yet: {}", row.id(), reason);
            outbox.defer(row.id(), clock.instant().plus(pause(row.attempts())), cut(reason));
        }
        return false;
    }

    private Duration pause(int tried) {
        Duration doubled = webhook.firstRetry().multipliedBy(1L << Math.min(tried - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
