package io.plimsoll.mail;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
                LOG.error(
                        "A daily mail to the {} was not written; it is tried again in a minute", reader.audience(), e);
            }
        }
    }

    private void tell(GatheredMails.Reader reader) {
        List<GatheredMails.Piece> pieces = gathered.lock(reader);
        if (pieces.size() == 1) {
            GatheredMails.Piece alone = pieces.get(0);
            gathered.release(alone.client(), alone.id(), clock.instant());
            mails.wake();
        } else if (!pieces.isEmpty()) {
            Map<ClientId, List<GatheredMails.Piece>> parts = pieces.stream()
                    .collect(Collectors.groupingBy(
                            GatheredMails.Piece::client, LinkedHashMap::new, Collectors.toList()));
            String id = mails.queueAs(order(reader, parts, pieces))
                    .orElseThrow(
                            () -> new IllegalStateException("A daily mail was written before its pieces were told"));
            parts.forEach((client, part) -> gathered.merge(
                    client, part.stream().map(GatheredMails.Piece::id).toList(), id));
        }
    }

    /** What a client's person gets is about that client alone; for one of ours there is a part for each. */
    private MailOrder order(
            GatheredMails.Reader reader,
            Map<ClientId, List<GatheredMails.Piece>> parts,
            List<GatheredMails.Piece> pieces) {
        GatheredMails.Piece first = pieces.get(0);
        ClientView client = client(first.client());
        boolean toClient = reader.client() != null;
        var to = new Recipient(
                first.name(),
                reader.email(),
                first.language(),
                toClient ? client.calendar().zone() : msp.zone());
        Map<String, Object> model = toClient
                ? Map.of("clientName", client.name(), "count", pieces.size(), "items", items(pieces))
                : Map.of(
                        "count", pieces.size(),
                        "about", client.name(),
                        "others", parts.size() - 1,
                        "clients",
                                parts.entrySet().stream()
                                        .map(part -> Map.<String, Object>of(
                                                "name", client(part.getKey()).name(), "items", items(part.getValue())))
                                        .toList());
        return new MailOrder(
                toClient ? "daily" : "daily-told",
                reader.audience(),
                to,
                parts.size() == 1 ? first.client() : null,
                null,
                first.id(),
                "daily",
                TASKS,
                model);
    }

    private ClientView client(ClientId id) {
        return clients.get(id, Actor.system(id));
    }

    private List<Map<String, Object>> items(List<GatheredMails.Piece> pieces) {
        return pieces.stream()
                .map(piece -> Map.<String, Object>of("title", piece.subject(), "link", wording.link(piece.path())))
                .toList();
    }
}
