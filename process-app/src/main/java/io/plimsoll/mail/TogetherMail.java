package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Words what was noted, once nothing more comes for its reader: as it is where that is one, as one mail where it is
 * more. However many timers go off at one moment, each person hears of it once.
 */
@Component
class TogetherMail {

    private static final Logger LOG = LoggerFactory.getLogger(TogetherMail.class);
    private static final String STEP = "together";

    private final NotedMails noted;
    private final GatheredMails gathered;
    private final MailDesk desk;
    private final TogetherOrders orders;
    private final MailChoices choices;
    private final MailProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TogetherMail(
            NotedMails noted,
            GatheredMails gathered,
            MailDesk desk,
            TogetherOrders orders,
            MailChoices choices,
            MailProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.noted = noted;
        this.gathered = gathered;
        this.desk = desk;
        this.orders = orders;
        this.choices = choices;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Words all that is due. */
    void tell() {
        Instant now = clock.instant();
        Instant waiting = now.minus(properties.longestSettle());
        List<GatheredMails.Reader> readers = noted.due(now.minus(properties.settle()), waiting);
        for (GatheredMails.Reader reader : readers) {
            List<NotedMails.Note> notes = new ArrayList<>();
            try {
                transaction.executeWithoutResult(status -> {
                    notes.addAll(noted.lock(reader));
                    tell(reader, notes);
                });
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("What the {} is to hear was not worded; it is tried again", reader.audience(), e);
            } catch (RuntimeException e) {
                LOG.error("One mail of {} could not be worded; each is on its own now", notes.size(), e);
                notes.forEach(this::alone);
            }
        }
    }

    private void tell(GatheredMails.Reader reader, List<NotedMails.Note> notes) {
        List<NotedMails.Note> together = new ArrayList<>(notes);
        if (!notes.isEmpty() && choices.of(notes.get(0).order()).hour() != null) {
            // what can wait comes in the daily mail
            List<NotedMails.Note> later = notes.stream()
                    .filter(note -> MailEvent.of(note.order().event(), reader.audience())
                            .canWait(note.order().model()))
                    .toList();
            later.forEach(desk::word);
            together.removeAll(later);
        }
        if (together.stream().map(note -> note.order().number()).distinct().count() > 1) {
            merge(reader, together);
        } else if (!together.isEmpty()) {
            latest(together);
        }
    }

    /** Of several about one case the last says all that the others would. */
    private void latest(List<NotedMails.Note> notes) {
        NotedMails.Note last = notes.get(notes.size() - 1);
        desk.word(last);
        List<String> passed = notes.stream()
                .map(NotedMails.Note::id)
                .filter(id -> !id.equals(last.id()))
                .toList();
        if (!passed.isEmpty()) {
            gathered.merge(last.order().oneClient(), passed, last.id());
        }
    }

    private void merge(GatheredMails.Reader reader, List<NotedMails.Note> notes) {
        Map<ClientId, List<NotedMails.Note>> parts = notes.stream()
                .collect(Collectors.groupingBy(
                        note -> note.order().oneClient(), LinkedHashMap::new, Collectors.toList()));
        String id = desk.word(
                orders.of(reader, parts, notes.get(0).id(), STEP),
                notes.stream().map(NotedMails.Note::order).toList());
        parts.forEach((client, part) -> {
            gathered.merge(client, part.stream().map(NotedMails.Note::id).toList(), id);
            copy(reader, client, part);
        });
    }

    /** A channel gets one message about a client, however many of its people are told the same. */
    private void copy(GatheredMails.Reader reader, ClientId client, List<NotedMails.Note> part) {
        List<NotedMails.Note> copied = part.stream()
                .filter(note -> !note.order().mailOnly())
                .sorted(Comparator.comparing(note -> note.order().cause()))
                .toList();
        if (copied.size() == 1) {
            desk.copy(copied.get(0).order());
        } else if (!copied.isEmpty()) {
            MailOrder first = copied.get(0).order();
            desk.copy(orders.of(reader, Map.of(client, copied), first.cause(), STEP + "-" + first.step()));
        }
    }

    /** Where one cannot be worded, the others can. */
    private void alone(NotedMails.Note note) {
        try {
            transaction.executeWithoutResult(status -> noted.lock(note).ifPresent(desk::word));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Mail {} was not worded; it is tried again", note.id(), e);
        } catch (RuntimeException e) {
            LOG.error("Mail {} cannot be worded and is left to an administrator", note.id(), e);
            transaction.executeWithoutResult(status -> noted.giveUp(note, "It could not be worded: " + e));
        }
    }
}
