package io.plimsoll.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The embedded profile's mail server: takes every mail over SMTP on this machine, delivers none, shows the latest. */
@Component
@Profile("embedded")
public class DemoMailbox implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final String OWNER = "demo";
    private static final int KEPT = 1000;
    private static final int SWEEP = 50;

    private final GreenMail server = new GreenMail(new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_SMTP));
    private final Deque<CaughtMail> caught = new ArrayDeque<>();
    private final AtomicLong count = new AtomicLong();
    private final Clock clock;

    DemoMailbox(Clock clock) throws UserException {
        this.clock = clock;
        server.start();
        // the server's own store is of no use here: it would grow without end
        GreenMailUser owner = server.getUserManager().createUser(OWNER, OWNER, OWNER);
        server.getUserManager().setMessageDeliveryHandler(new Catcher(owner));
    }

    /** The caught mails to one address, or to all for "", newest last. */
    public List<CaughtMail> messages(String to) {
        synchronized (caught) {
            return caught.stream()
                    .filter(mail -> to.isBlank() || mail.to().equalsIgnoreCase(to.strip()))
                    .toList();
        }
    }

    /** One caught mail, unless it is gone or never was. */
    public Optional<CaughtMail> message(String id) {
        synchronized (caught) {
            return caught.stream().filter(mail -> mail.id().equals(id)).findFirst();
        }
    }

    String host() {
        return ADDRESS;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Catcher implements MessageDeliveryHandler {

        private final GreenMailUser owner;

        Catcher(GreenMailUser owner) {
            this.owner = owner;
        }

        @Override
        public GreenMailUser handle(MovingMessage message, MailAddress to) throws MessagingException {
            long number = count.incrementAndGet();
            CaughtMail mail =
                    MessageReader.read(String.valueOf(number), to.getEmail(), message.getMessage(), clock.instant());
            synchronized (caught) {
                caught.addLast(mail);
                if (caught.size() > KEPT) {
                    caught.removeFirst();
                }
            }
            if (number % SWEEP == 0) {
                sweep();
            }
            return owner;
        }

        private void sweep() throws MessagingException {
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException e) {
                throw new MessagingException("The mailbox cannot be emptied", e);
            }
        }
    }
}
