package io.plimsoll.mail;

import io.plimsoll.identity.CaseNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where a mail is worded and gets all that goes with it: its row, copies for channels, dates for a calendar, a place in a daily mail. */
@Component
class MailDesk {

    private final OutboxEntries entries;
    private final MailChoices choices;
    private final GatheredMails gathered;
    private final MailWording wording;
    private final DeadlineBook deadlines;
    private final CalendarFile calendars;
    private final ChannelCopies channels;
    private final MailLoop relay;
    private final MailLoop channelRelay;
    private final ObjectProvider<MailFacts> facts;
    private final MailProperties properties;
    private final Clock clock;

    MailDesk(
            OutboxEntries entries,
            MailChoices choices,
            GatheredMails gathered,
            MailWording wording,
            DeadlineBook deadlines,
            CalendarFile calendars,
            ChannelCopies channels,
            @Qualifier("mailRelayLoop") MailLoop relay,
            @Qualifier("channelRelayLoop") MailLoop channelRelay,
            ObjectProvider<MailFacts> facts,
            MailProperties properties,
            Clock clock) {
        this.entries = entries;
        this.choices = choices;
        this.gathered = gathered;
        this.wording = wording;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.channels = channels;
        this.relay = relay;
        this.channelRelay = channelRelay;
        this.facts = facts;
        this.properties = properties;
        this.clock = clock;
    }

    /** Queues a mail, or notes it where its kind may come with others; the id of what is new. */
    Optional<String> add(MailOrder order) {
        MailEvent event = MailEvent.of(order.event(), order.audience());
        return event.comesWithOthers(order.model()) && order.document() == null && !isNearlyOver(order)
                ? note(order)
                : addNow(whole(order), event);
    }

    /** What is over in a moment waits for nothing. */
    private boolean isNearlyOver(MailOrder order) {
        Instant soon = clock.instant().plus(properties.settle().multipliedBy(2));
        return order.model().get("due") instanceof Instant due && !soon.isBefore(due);
    }

    private Optional<String> note(MailOrder order) {
        String language = wording.wordsFor(order).language().getLanguage();
        return Optional.of(entries.note(order, language, wording.subject(order), clock.instant()));
    }

    private Optional<String> addNow(MailOrder order, MailEvent event) {
        MailChoice choice = event.canWait(order.model()) ? choices.of(order) : MailChoice.NONE;
        if (!choice.wants(event) || entries.holds(order.cause(), order.to().email(), order.step())) {
            return Optional.empty();
        }
        Words words = wording.wordsFor(order);
        MailContent content = wording.of(order);
        Optional<String> added = add(order, words.language(), content);
        added.ifPresent(id -> {
            copy(order, words, content);
            if (!keepDates(order, id, List.of(order), words)) {
                letWait(order, id, choice);
            }
        });
        return added;
    }

    /** The same for what is worded already. */
    Optional<String> add(MailOrder order, Locale language, MailContent content) {
        Optional<String> added = entries.add(order, language.getLanguage(), content, clock.instant());
        if (added.isPresent()) {
            wakeAfterCommit(relay);
        }
        return added;
    }

    /** Words one that was noted, as a mail of its own. */
    void word(NotedMails.Note note) {
        MailOrder order = whole(note.order());
        Words words = wording.wordsFor(order);
        MailContent content = wording.of(order);
        entries.word(order.oneClient(), note.id(), content, clock.instant());
        wakeAfterCommit(relay);
        copy(order, words, content);
        if (!keepDates(order, note.id(), List.of(order), words)
                && MailEvent.of(order.event(), order.audience()).canWait(order.model())) {
            letWait(order, note.id(), choices.of(order));
        }
    }

    private MailOrder whole(MailOrder noted) {
        CaseNumber number = noted.number();
        MailEvent event = MailEvent.of(noted.event(), noted.audience());
        if (number == null || event.lacking(noted.model()).isEmpty()) {
            return noted;
        }
        Map<String, Object> model = new HashMap<>(facts.getObject().of(number));
        model.putAll(noted.model());
        return noted.saying(model);
    }

    /** Words this one mail that tells all of those; its id. */
    String word(MailOrder together, List<MailOrder> parts) {
        Words words = wording.wordsFor(together);
        String id = add(together, words.language(), wording.of(together))
                .orElseThrow(() -> new IllegalStateException("A mail was written before all of its parts were told"));
        keepDates(together, id, parts, words);
        return id;
    }

    /** Lets channels have a copy of what people are told by other mails. */
    void copy(MailOrder order) {
        if (channels.areFor(order)) {
            MailOrder whole = whole(order);
            copy(whole, wording.wordsFor(whole), wording.of(whole));
        }
    }

    private void copy(MailOrder order, Words words, MailContent content) {
        String language = words.language().getLanguage();
        if (channels.queue(order, language, content, wording.link(order), clock.instant())) {
            wakeAfterCommit(channelRelay);
        }
    }

    /** Whether there was anything to keep. */
    private boolean keepDates(MailOrder mail, String id, List<MailOrder> parts, Words words) {
        List<CalendarEvent> dates = deadlines.changes(parts, words);
        if (!dates.isEmpty()) {
            entries.attach(mail.oneClient(), id, calendars.of(dates, wording.link(mail), clock.instant()));
        }
        return !dates.isEmpty();
    }

    /** Nothing waits beyond what it speaks of, nor with a paper in it. */
    private void letWait(MailOrder order, String id, MailChoice choice) {
        if (choice.hour() == null || order.document() != null) {
            return;
        }
        Instant until = DailyMail.next(choice.hour(), order.to().zone(), clock.instant());
        boolean isLate = order.model().get("due") instanceof Instant due && !until.isBefore(due);
        if (!isLate) {
            gathered.gather(order.oneClient(), id, until, order.path());
        }
    }

    static void wakeAfterCommit(MailLoop loop) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                loop.wake();
            }
        });
    }
}
