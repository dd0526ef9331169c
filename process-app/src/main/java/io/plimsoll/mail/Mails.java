package io.plimsoll.mail;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The outbox: a mail is rendered and queued in the transaction that causes it, and relayed afterwards. */
@Component
public class Mails {

    /** Renders and queues; mandatory transaction; a repeat of (cause, recipient, step) is ignored. Returns whether it was new. */
    public boolean queue(MailOrder order) {
        throw new UnsupportedOperationException();
    }

    /** The mails about one case, oldest first. */
    public List<MailView> about(ClientId client, CaseNumber number, Actor reader) {
        throw new UnsupportedOperationException();
    }
}
