package io.plimsoll.mail;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One mail a day to who has chosen so, about all that could wait: at the hour that they chose, in their zone. */
@Component
class DailyMail {

    private static final Logger LOG = LoggerFactory.getLogger(DailyMail.class);
    private static final String TASKS = "/tasks";

    private final GatheredMails gathered;
    private final Mails mails;
    private final MailWording wording;
    private final Clients clients;
    private final Msp msp;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DailyMail(
            GatheredMails gathered,
            Mails mails,
            MailWording wording,
            Clients clients,
            Msp msp,
            TransactionTemplate transaction,
            Clock clock) {
        this.gathered = gathered;
        this.mails = mails;
        this.wording = wording;
        this.clients = clients;
        this.msp = msp;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The next time that it is this hour there; where the clock leaves it out that day, the moment after the gap. */
    static Instant next(int hour, ZoneId zone, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime today = here.toLocalDate().atTime(LocalTime.of(hour, 0)).atZone(zone);
        return (today.isAfter(here)
                        ? today
                        : here.toLocalDate()
                                .plusDays(1)
                                .atTime(LocalTime.of(hour, 0))
                                .atZone(zone))
                .toInstant();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void tell() {
        for (GatheredMails.Reader reader : gathered.due(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> tell(reader));
            } catch (RuntimeException e) {
                LOG.error("A daily mail about {} was not written; it is tried again in a minute", reader.client(), e);
            }
        }
    }

    private void tell(GatheredMails.Reader reader) {
        List<GatheredMails.Piece> pieces = gathered.lock(reader);
        if (pieces.size() == 1) {
            gathered.release(reader.client(), pieces.get(0).id(), clock.instant());
            mails.wake();
        } else if (!pieces.isEmpty()) {
            String id = mails.queueAs(order(reader, pieces))
                    .orElseThrow(
                            () -> new IllegalStateException("A daily mail was written before its pieces were told"));
            gathered.merge(
                    reader.client(),
                    pieces.stream().map(GatheredMails.Piece::id).toList(),
                    id);
        }
    }

    private MailOrder order(GatheredMails.Reader reader, List<GatheredMails.Piece> pieces) {
        ClientView client = clients.get(reader.client(), Actor.system(reader.client()));
        boolean toClient = reader.audience().equals("client");
        GatheredMails.Piece first = pieces.get(0);
        var to = new Recipient(
                first.name(),
                reader.email(),
                first.language(),
                toClient ? client.calendar().zone() : msp.zone());
        List<Map<String, Object>> items = pieces.stream()
                .map(piece -> Map.<String, Object>of("title", piece.subject(), "link", wording.link(piece.path())))
                .toList();
        return new MailOrder(
                toClient ? "daily" : "daily-told",
                reader.audience(),
                to,
                reader.client(),
                null,
                first.id(),
                "daily",
                TASKS,
                Map.of("clientName", client.name(), "count", items.size(), "items", items));
    }
}
