package io.plimsoll.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Puts secret words into mails on their way out, and nowhere else; one that is too late to be of use does not leave. */
final class SecretCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(SecretCourier.class);

    static final String TOO_LATE = "What it brings has run out; whoever needs it asks again";

    private final Courier courier;
    private final SecretWords words;
    private final Consumer<OutboxMail> left;
    private final Clock clock;

    /** @param left hears of mails with a word in them that a server took, in a transaction of its own */
    SecretCourier(Courier courier, SecretWords words, Consumer<OutboxMail> left, Clock clock) {
        this.courier = courier;
        this.words = words;
        this.left = left;
        this.clock = clock;
    }

    @Override
    public Map<String, Delivery> deliver(List<OutboxMail> mails) {
        if (mails.stream().allMatch(mail -> mail.secret() == null)) {
            return courier.deliver(mails);
        }
        Map<String, Delivery> results = new LinkedHashMap<>();
        List<OutboxMail> going = new ArrayList<>();
        for (OutboxMail mail : mails) {
            SecretWord secret = mail.secret();
            if (secret == null) {
                going.add(mail);
            } else if (clock.instant().isBefore(secret.until())) {
                going.add(mail.saying(filled(mail.content(), words.of(secret.id()))));
            } else {
                results.put(mail.id(), new Delivery.Refused(TOO_LATE, false));
            }
        }
        results.putAll(courier.deliver(going));
        mails.stream()
                .filter(mail -> mail.secret() != null && results.get(mail.id()) instanceof Delivery.Accepted)
                .forEach(this::tell);
        return results;
    }

    /** What has left has left: whoever cannot note that must not have the others sent again. */
    private void tell(OutboxMail mail) {
        try {
            left.accept(mail);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("Mail {} was sent, and only the outbox says so", mail.id(), e);
        }
    }

    private static MailContent filled(MailContent kept, String word) {
        return new MailContent(
                kept.subject(),
                kept.html().replace(SecretWord.PLACE, word),
                kept.text().replace(SecretWord.PLACE, word));
    }
}
