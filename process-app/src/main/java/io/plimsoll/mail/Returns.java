package io.plimsoll.mail;

import io.plimsoll.client.Reachability;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down which mail came back: it told nobody anything, and whoever it was for cannot be reached. */
@Component
class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final Outbox outbox;
    private final Reachability reachability;
    private final Clock clock;

    Returns(Outbox outbox, Reachability reachability, Clock clock) {
        this.outbox = outbox;
        this.reachability = reachability;
        this.clock = clock;
    }

    /**
     * Hears that a mail failed. Only where the notice names our mail and the address that it went to: a copy that its
     * reader sent on and that failed there says nothing.
     *
     * @return whether that was new
     */
    @Transactional
    boolean heard(FailureNotice notice) {
        Optional<Outbox.Sent> sent = outbox.sentAs(notice.messageId());
        Optional<FailureNotice.Failed> failure = sent.flatMap(mail -> notice.failed().stream()
                .filter(failed -> failed.addresses().contains(mail.recipient().toLowerCase(Locale.ROOT)))
                .findFirst());
        if (failure.isEmpty()) {
            return false;
        }
        Outbox.Sent mail = sent.get();
        String reason = PlainText.cut(said(failure.get(), notice.reporter()), 500);
        if (!outbox.bounced(mail.client(), mail.id(), reason)) {
            return false;
        }
        LOG.warn("Mail {} came back: status {}", mail.id(), failure.get().status());
        lost(mail.client(), mail.recipient(), failure.get().status(), reason);
        return true;
    }

    /** Our server would not take mail for that address: nobody there hears us. */
    @Transactional
    void refused(OutboxMail mail, String reason) {
        lost(Outbox.client(mail.clientId()), mail.recipient(), "", reason);
    }

    /** Who is told of several clients is nobody's contact. */
    private void lost(@Nullable ClientId client, String address, String status, String reason) {
        if (client != null) {
            reachability.lost(client, address, status, reason, clock.instant());
        }
    }

    private static String said(FailureNotice.Failed failed, String reporter) {
        return "%s %s (said by %s)"
                .formatted(failed.status(), failed.reason(), reporter)
                .strip();
    }
}
