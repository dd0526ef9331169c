package io.plimsoll.mail;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox: a mail is rendered and queued in the transaction that causes it, beside it what channels get, and relayed afterwards. */
@Component
public class Mails {

    private static final String TO_CLIENT = "client";

    private final Outbox outbox;
    private final MailChoices choices;
    private final GatheredMails gathered;
    private final MailWording wording;
    private final DeadlineBook deadlines;
    private final CalendarFile calendars;
    private final MailProperties properties;
    private final ChannelCopies channels;
    private final MailLoop relay;
    private final MailLoop channelRelay;
    private final Clock clock;

    Mails(
            Outbox outbox,
            MailChoices choices,
            GatheredMails gathered,
            MailWording wording,
            DeadlineBook deadlines,
            CalendarFile calendars,
            MailProperties properties,
            ChannelCopies channels,
            @Qualifier("mailRelayLoop") MailLoop relay,
            @Qualifier("channelRelayLoop") MailLoop channelRelay,
            Clock clock) {
        this.outbox = outbox;
        this.choices = choices;
        this.gathered = gathered;
        this.wording = wording;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.properties = properties;
        this.channels = channels;
        this.relay = relay;
        this.channelRelay = channelRelay;
        this.clock = clock;
    }

    /**
     * Renders and queues; mandatory transaction. Returns whether it was new: a repeat of (cause, recipient, step) is
     * ignored, and so is what its reader does not want to hear and need not.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean queue(MailOrder order) {
        return queueAs(order).isPresent();
    }

    /** The same with a word in it that only its reader may see; the order's model says {@link SecretWord#PLACE} there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean queue(MailOrder order, SecretWord secret) {
        Optional<String> added = queueAs(order);
        added.ifPresent(id -> outbox.keepSecret(order.oneClient(), id, secret));
        return added.isPresent();
    }

    /** The same; returns the id of what is new. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> queueAs(MailOrder order) {
        MailEvent event = MailEvent.of(order.event(), order.audience());
        boolean canWait = event.canWait(order.model());
        MailChoice choice = canWait ? choices.of(order) : MailChoice.NONE;
        if (!choice.wants(event) || outbox.holds(order.cause(), order.to().email(), order.step())) {
            return Optional.empty();
        }
        Words words = wording.wordsFor(order);
        MailContent content = wording.of(order);
        Optional<String> added = add(order, words.language(), content);
        added.ifPresent(id -> {
            String language = words.language().getLanguage();
            if (channels.queue(order, language, content, wording.link(order), clock.instant())) {
                wakeAfterCommit(channelRelay);
            }
            List<CalendarEvent> dates = deadlines.changes(order, words);
            if (!dates.isEmpty()) {
                outbox.attach(order.oneClient(), id, calendars.of(dates, wording.link(order), clock.instant()));
            } else {
                waitUntil(choice, order)
                        .ifPresent(until -> gathered.gather(order.oneClient(), id, until, order.path()));
            }
        });
        return added;
    }

    /** Nothing waits beyond what it speaks of, nor with a paper in it. */
    private Optional<Instant> waitUntil(MailChoice choice, MailOrder order) {
        if (choice.hour() == null || order.document() != null) {
            return Optional.empty();
        }
        Instant until = DailyMail.next(choice.hour(), order.to().zone(), clock.instant());
        return order.model().get("due") instanceof Instant due && !until.isBefore(due)
                ? Optional.empty()
                : Optional.of(until);
    }

    /** The same for what is worded already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean queue(MailOrder order, Locale language, MailContent content) {
        return add(order, language, content).isPresent();
    }

    private Optional<String> add(MailOrder order, Locale language, MailContent content) {
        Optional<String> added =
                outbox.add(order, language.getLanguage(), content, properties.domain(), clock.instant());
        if (added.isPresent()) {
            wakeAfterCommit(relay);
        }
        return added;
    }

    private static void wakeAfterCommit(MailLoop loop) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                loop.wake();
            }
        });
    }

    /** The mails about one case, oldest first; a client's people see those to the client only. */
    @Transactional(readOnly = true)
    public List<MailView> about(ClientId client, CaseNumber number, Actor reader) {
        reader.requireClient(client);
        return outbox.about(client.value(), number.value(), reader.isMsp() ? null : TO_CLIENT);
    }

    /** How far the mails about one case to its client got, oldest first. */
    @Transactional(readOnly = true)
    public List<MailTrace> traces(ClientId client, CaseNumber number, Actor reader) {
        reader.requireClient(client);
        return outbox.traces(client.value(), number.value());
    }

    /** What a mail said; NotVisible where it is absent or not the reader's. */
    @Transactional(readOnly = true)
    public MailContent content(String id, Actor reader) {
        Outbox.Owner owner = requireVisible(id, reader);
        if (!reader.isMsp() && !owner.audience().equals(TO_CLIENT)) {
            throw new NotVisible();
        }
        return outbox.content(id);
    }

    /** Tries a mail anew that is dead, came back or that nobody knows of, the same words under the same message id; false where it is none of these any more. */
    @Transactional
    public boolean retry(String id, Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        requireVisible(id, actor);
        boolean revived = outbox.revive(id, clock.instant());
        if (revived) {
            wakeAfterCommit(relay);
            wakeAfterCommit(channelRelay);
        }
        return revived;
    }

    /** What an administrator has to see to: mails that are dead or that nobody knows of. 0 for everybody else. */
    @Transactional(readOnly = true)
    public long undelivered(Actor actor) {
        if (!actor.has(Role.ADMINISTRATOR)) {
            return 0;
        }
        return outbox.undelivered(actor.scope().all() ? null : clients(actor));
    }

    /** After a hold was released. */
    public void wake() {
        relay.wake();
        channelRelay.wake();
    }

    private static List<String> clients(Actor actor) {
        return actor.scope().clients().stream().map(ClientId::value).toList();
    }

    private Outbox.Owner requireVisible(String id, Actor reader) {
        Outbox.Owner owner = outbox.owner(id).orElseThrow(NotVisible::new);
        if (!isVisible(owner.client(), reader)) {
            throw new NotVisible();
        }
        return owner;
    }

    /** What tells of several clients is for those of the MSP who may see all. */
    static boolean isVisible(@Nullable ClientId client, Actor reader) {
        return client == null
                ? reader.isMsp() && reader.scope().all()
                : reader.scope().includes(client);
    }
}
