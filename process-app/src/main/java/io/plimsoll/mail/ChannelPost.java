package io.plimsoll.mail;

import io.plimsoll.outbound.Outcome;
import io.plimsoll.outbound.RestCalls;
import io.plimsoll.outbound.Strongbox;
import io.plimsoll.outbound.WebhookSecret;
import io.plimsoll.outbound.Webhooks;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Posts one message to one channel and tells a refusal for good from one for now, and both from silence. */
@Component
class ChannelPost {

    private static final int TOO_MANY = 429;
    private static final int TOO_SLOW = 408;
    private static final Delivery UNREADABLE =
            new Delivery.Refused("The address of this channel was sealed with another key", false);

    private final Strongbox strongbox;
    private final RestCalls calls;
    private final Webhooks webhooks;

    ChannelPost(Strongbox strongbox, RestCalls calls, Webhooks webhooks) {
        this.strongbox = strongbox;
        this.calls = calls;
        this.webhooks = webhooks;
    }

    /**
     * The way to a channel as the database keeps it.
     *
     * @param channel its id
     * @param secret "" where it is signed with none
     */
    record Sealed(String channel, ChannelKind kind, String url, String secret) {}

    /** What is written for the owner of a seal: a secret put in the place of an address does not open. */
    static String owner(String channel, String what) {
        return "channel " + channel + " " + what;
    }

    Delivery send(Sealed to, ChannelMessage message) {
        Optional<String> url = strongbox.open(to.url(), owner(to.channel(), "url"));
        Optional<String> secret =
                to.secret().isEmpty() ? Optional.of("") : strongbox.open(to.secret(), owner(to.channel(), "secret"));
        return url.isEmpty() || secret.isEmpty()
                ? UNREADABLE
                : verdict(to.kind(), post(to.kind(), URI.create(url.get()), secret.get(), message));
    }

    private Outcome post(ChannelKind kind, URI url, String secret, ChannelMessage message) {
        String body = ChannelBodies.of(kind, message);
        return kind == ChannelKind.WEBHOOK
                ? webhooks.ask(url, WebhookSecret.valueOf(secret), message.id(), body)
                : calls.postJson(url, Map.of(), body);
    }

    /** Who keeps our ids hears a message twice as once, and gets it until it is taken; in a chat it would stand twice. */
    private static Delivery verdict(ChannelKind kind, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return answered(answered);
        }
        if (outcome instanceof Outcome.NoAnswer none) {
            return none.handedOver() && kind != ChannelKind.WEBHOOK
                    ? new Delivery.Unknown(none.reason())
                    : new Delivery.Deferred(none.reason());
        }
        return new Delivery.Refused(((Outcome.NotAllowed) outcome).reason(), false);
    }

    private static Delivery answered(Outcome.Answered answered) {
        if (answered.isTaken()) {
            return new Delivery.Accepted();
        }
        String reason = "Answered with status " + answered.status();
        int status = answered.status();
        return status == TOO_MANY || status == TOO_SLOW || status >= 500
                ? new Delivery.Deferred(reason, answered.pause())
                : new Delivery.Refused(reason, false);
    }
}
