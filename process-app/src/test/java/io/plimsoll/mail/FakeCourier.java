package io.plimsoll.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server that answers every mail alike, as told. */
final class FakeCourier implements Courier {

    final List<OutboxMail> delivered = Collections.synchronizedList(new ArrayList<>());
    volatile Delivery answer = new Delivery.Accepted();

    @Override
    public Map<String, Delivery> deliver(List<OutboxMail> mails) {
        Map<String, Delivery> results = new LinkedHashMap<>();
        for (OutboxMail mail : mails) {
            delivered.add(mail);
            results.put(mail.id(), answer);
        }
        return results;
    }

    List<String> ids() {
        return delivered.stream().map(OutboxMail::id).toList();
    }

    List<String> messageIds() {
        return delivered.stream().map(OutboxMail::messageId).toList();
    }

    List<String> recipients() {
        return delivered.stream().map(OutboxMail::recipient).toList();
    }
}
