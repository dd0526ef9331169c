package io.plimsoll.mail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Posts a set of messages; a channel that does not answer is left alone for the rest of the set. */
final class ChannelCourier implements Courier {

    private static final Delivery OFF = new Delivery.Refused("The channel is switched off", false);
    private static final Delivery GONE = new Delivery.Refused("There is no such channel", false);

    private final ChannelRows rows;
    private final ChannelPost post;

    ChannelCourier(ChannelRows rows, ChannelPost post) {
        this.rows = rows;
        this.post = post;
    }

    @Override
    public Map<String, Delivery> deliver(List<OutboxMail> mails) {
        Map<String, ChannelRows.Waiting> waiting = rows
                .waiting(mails.stream().map(OutboxMail::id).toList())
                .stream()
                .collect(Collectors.toMap(one -> one.message().id(), Function.identity()));
        Map<String, Delivery> results = new LinkedHashMap<>();
        Map<String, Delivery> later = new HashMap<>();
        for (OutboxMail mail : mails) {
            ChannelRows.Waiting one = waiting.get(mail.id());
            results.put(mail.id(), one == null ? GONE : one.isOn() ? deliver(one, later) : OFF);
        }
        return results;
    }

    private Delivery deliver(ChannelRows.Waiting one, Map<String, Delivery> later) {
        String channel = one.to().channel();
        Delivery before = later.get(channel);
        if (before != null) {
            return before;
        }
        Delivery result = post.send(one.to(), one.message());
        if (result instanceof Delivery.Deferred) {
            later.put(channel, result);
        } else if (result instanceof Delivery.Unknown lost) {
            // this one may stand there; the next has not been sent at all
            later.put(channel, new Delivery.Deferred(lost.reason()));
        }
        return result;
    }
}
