package io.plimsoll.mail;

import io.plimsoll.ledger.Sha256;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what came to the address that mail is sent from: mail that could not be delivered, and answers. */
final class ReturnFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnFolder.class);
    private static final String MILLIS = "20000";
    private static final int MOST_AT_ONCE = 200;
    private static final int LARGEST = 10_000_000;
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final ReturnSettings settings;
    private final Returns returns;
    private final ReplyReader reader;
    private final Replies replies;

    ReturnFolder(ReturnSettings settings, Returns returns, ReplyReader reader, Replies replies) {
        this.settings = settings;
        this.returns = returns;
        this.reader = reader;
        this.replies = replies;
    }

    /**
     * Reads what nobody has seen yet and marks it as seen once it is written down. What is neither notice nor answer
     * stays for people; what could not be written down is read again the next time, and holds up nothing.
     */
    void read() {
        try (Store store = session().getStore()) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (Message message : Arrays.copyOf(unseen, Math.min(unseen.length, MOST_AT_ONCE))) {
                    if (hear((IMAPMessage) message, folder)) {
                        message.setFlag(Flags.Flag.SEEN, true);
                    }
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("The folder of returned mail cannot be read", e);
        }
    }

    /** Takes the message as it came: a server that has to explain a broken one to us may stumble over it. */
    private boolean hear(IMAPMessage message, Folder folder) throws MessagingException {
        message.setPeek(true);
        try (InputStream raw = message.getMimeStream()) {
            byte[] bytes = raw.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                LOG.warn("A returned message of more than {} bytes is left for people to read", LARGEST);
                return true;
            }
            var parsed = new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes));
            FailureNoticeReader.read(parsed).ifPresent(returns::heard);
            reader.read(parsed, Sha256.hex(bytes)).ifPresent(replies::heard);
        } catch (IOException | MessagingException e) {
            if (!folder.isOpen()) {
                throw new MessagingException("The connection broke off", e);
            }
            // what it says of itself may quote somebody's mail
            String how = e.getClass().getSimpleName();
            LOG.warn("A returned message is not as it should be ({}), it is left for people to read", how);
        } catch (RuntimeException e) {
            LOG.error("A returned message could not be taken, it is read again in {}", settings.poll(), e);
            return false;
        }
        return true;
    }

    private Session session() {
        String protocol = settings.tls() ? "imaps" : "imap";
        var properties = new Properties();
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + timeout, MILLIS);
        }
        return Session.getInstance(properties);
    }
}
