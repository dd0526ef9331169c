package io.plimsoll.mail;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: a mail is rendered and queued in the transaction that causes it, beside it what channels get, and relayed afterwards. */
@Component
public class Mails {

    private static final String TO_CLIENT = "client";

    private final Outbox outbox;
    private final OutboxEntries entries;
    private final MailDesk desk;
    private final MailLoop relay;
    private final MailLoop channelRelay;
    private final Clock clock;

    Mails(
            Outbox outbox,
            OutboxEntries entries,
            MailDesk desk,
            @Qualifier("mailRelayLoop") MailLoop relay,
            @Qualifier("channelRelayLoop") MailLoop channelRelay,
            Clock clock) {
        this.outbox = outbox;
        this.entries = entries;
        this.desk = desk;
        this.relay = relay;
        this.channelRelay = channelRelay;
        this.clock = clock;
    }

    /**
     * Renders and queues; mandatory transaction. What comes with others to the same person is worded a little later, as
     * things stand now. Returns whether it was new: a repeat of (cause, recipient, step) is ignored, and so is what its
     * reader does not want to hear and need not.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean queue(MailOrder order) {
        return queueAs(order).isPresent();
    }

    /** Whether such a mail may be worded later, with what {@link MailFacts} knows then; its order need not say that. */
    public boolean wordsLater(String event, String audience, Map<String, Object> model) {
        return MailEvent.of(event, audience).comesWithOthers(model);
    }

    /** The same with a word in it that only its reader may see; the order's model says {@link SecretWord#PLACE} there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean queue(MailOrder order, SecretWord secret) {
        Optional<String> added = queueAs(order);
        added.ifPresent(id -> entries.keepSecret(order.oneClient(), id, secret));
        return added.isPresent();
    }

    /** The same; returns the id of what is new. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> queueAs(MailOrder order) {
        return desk.add(order);
    }

    /** The same for what is worded already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean queue(MailOrder order, Locale language, MailContent content) {
        return desk.add(order, language, content).isPresent();
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
            MailDesk.wakeAfterCommit(relay);
            MailDesk.wakeAfterCommit(channelRelay);
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
