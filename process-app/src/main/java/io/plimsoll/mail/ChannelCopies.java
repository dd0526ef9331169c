package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Queues what a mail says for the channels that stand beside its reader. */
@Component
class ChannelCopies {

    private final ChannelRows rows;
    private final OutboxEntries entries;
    private final Msp msp;
    private final MailProperties properties;

    ChannelCopies(ChannelRows rows, OutboxEntries entries, Msp msp, MailProperties properties) {
        this.rows = rows;
        this.entries = entries;
        this.msp = msp;
        this.properties = properties;
    }

    /** Whether any channel hears of it. */
    boolean areFor(MailOrder order) {
        return !listening(order).isEmpty();
    }

    /** Once for each channel, cause and step, however many people get the mail; whether any was queued. */
    boolean queue(MailOrder order, String language, MailContent mail, String link, Instant now) {
        boolean any = false;
        for (Channel channel : listening(order)) {
            any |= !entries.holds(order.cause(), channel.recipient(), order.step())
                    && rows.queue(channel, order, language, message(order, mail, link, now), properties.domain());
        }
        return any;
    }

    private List<Channel> listening(MailOrder order) {
        return order.mailOnly() || MailEvent.of(order.event(), order.audience()).isForOnePerson()
                ? List.of()
                : rows.listening(order.oneClient()).stream()
                        .filter(channel -> hears(channel, order))
                        .toList();
    }

    /** A client's channel hears what its people are told, ours what the mailboxes of its roles are. */
    private boolean hears(Channel channel, MailOrder order) {
        if (order.audience().equals("client")) {
            return order.oneClient().equals(channel.client());
        }
        return channel.client() == null
                && channel.roles().stream()
                        .anyMatch(role ->
                                order.to().email().equals(msp.addresses().get(role)));
    }

    private static ChannelMessage message(MailOrder order, MailContent mail, String link, Instant now) {
        return new ChannelMessage(
                ChannelRows.newId(),
                order.event(),
                order.oneClient().value(),
                order.number() == null ? null : order.number().value(),
                mail.subject(),
                ChannelMessage.shortened(mail.text()),
                link,
                now.truncatedTo(ChronoUnit.MILLIS));
    }
}
