package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Brings queued mail out: claims a set, sends it outside any transaction, then writes down how it went. */
final class MailRelay {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Courier courier;
    private final TransactionOperations transactions;
    private final RetryPlan retries;
    private final RestoreMark mark;
    private final BiConsumer<OutboxMail, String> refused;
    private final MailProperties settings;
    private final Clock clock;
    private Map<String, Integer> served = new HashMap<>();
    private Instant counted = Instant.EPOCH;

    /** @param refused hears of mail whose address was refused for good, and why, in a transaction of its own */
    MailRelay(
            Outbox outbox,
            Courier courier,
            TransactionOperations transactions,
            RetryPlan retries,
            RestoreMark mark,
            BiConsumer<OutboxMail, String> refused,
            MailProperties settings,
            Clock clock) {
        this.outbox = outbox;
        this.courier = courier;
        this.transactions = transactions;
        this.retries = retries;
        this.mark = mark;
        this.refused = refused;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends until nothing is due; how many were tried. */
    int relayDue() {
        transactions.executeWithoutResult(status -> outbox.releaseExpired(clock.instant()));
        int tried = 0;
        for (int some = relaySome(); some > 0; some = relaySome()) {
            tried += some;
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return tried;
    }

    private int relaySome() {
        String claim = UuidCreator.getTimeOrderedEpoch().toString();
        List<OutboxMail> mails = transactions.execute(status -> claim(claim, clock.instant()));
        if (mails == null || mails.isEmpty()) {
            return 0;
        }
        Map<String, Delivery> results = courier.deliver(mails);
        transactions.executeWithoutResult(status -> write(claim, mails, results));
        results.entrySet().stream()
                .filter(one -> one.getValue() instanceof Delivery.Accepted)
                .map(Map.Entry::getKey)
                .findAny()
                .ifPresent(mark::sent);
        for (OutboxMail mail : mails) {
            if (results.get(mail.id()) instanceof Delivery.Refused never && never.address()) {
                refused.accept(mail, never.reason());
            }
        }
        return mails.size();
    }

    /** No domain gets more in a minute than it should; what it cannot have yet stays queued, and others go first. */
    private List<OutboxMail> claim(String claim, Instant now) {
        count(now);
        Set<String> full = served.entrySet().stream()
                .filter(one -> one.getValue() >= settings.perDomain())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<String> ids = outbox.due(now, settings.batch(), full).stream()
                .filter(due -> served.merge(due.domain(), 1, Integer::sum) <= settings.perDomain())
                .map(Outbox.Due::id)
                .toList();
        return outbox.take(claim, now.plus(settings.lease()), ids);
    }

    /** Asked of the database once a second, since it goes through all that left within a minute; our own are added. */
    private void count(Instant now) {
        if (now.isBefore(counted) || !now.isBefore(counted.plus(SECOND))) {
            served = new HashMap<>(outbox.served(now.minus(MINUTE)));
            counted = now;
        }
    }

    private void write(String claim, List<OutboxMail> mails, Map<String, Delivery> results) {
        Instant now = clock.instant();
        List<String> accepted = new ArrayList<>();
        for (OutboxMail mail : mails) {
            Delivery result = results.getOrDefault(mail.id(), new Delivery.Deferred("No answer"));
            if (result instanceof Delivery.Accepted) {
                accepted.add(mail.id());
            } else if (result instanceof Delivery.Deferred later) {
                deferOrGiveUp(claim, mail, later, now);
            } else if (result instanceof Delivery.Refused never) {
                giveUp(claim, mail, never.reason());
            } else if (result instanceof Delivery.Unknown lost) {
                leaveOrResend(claim, mail, lost.reason(), now);
            }
        }
        if (!accepted.isEmpty()) {
            outbox.sent(accepted, now);
        }
    }

    private void deferOrGiveUp(String claim, OutboxMail mail, Delivery.Deferred later, Instant now) {
        retries.after(mail.attempts(), now, later.pause())
                .ifPresentOrElse(
                        next -> outbox.deferred(mail.id(), claim, next, later.reason()),
                        () -> giveUp(claim, mail, later.reason()));
    }

    private void leaveOrResend(String claim, OutboxMail mail, String reason, Instant now) {
        if (settings.resendUnknown()) {
            deferOrGiveUp(claim, mail, new Delivery.Deferred(reason), now);
            return;
        }
        LOG.warn("Nobody knows whether mail {} arrived: {}", mail.id(), reason);
        outbox.ended(mail.id(), claim, "unknown", reason);
    }

    private void giveUp(String claim, OutboxMail mail, String reason) {
        LOG.warn("Mail {} is given up after {} tries: {}", mail.id(), mail.attempts(), reason);
        outbox.ended(mail.id(), claim, "dead", reason);
    }
}
