package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.identity.ClientId;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a mail into the form in which it travels. */
@Component
class MimeMessages {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** RFC 6047, section 2.4: the method stands here as in the file. */
    private static final String CALENDAR = "text/calendar; charset=UTF-8; method=PUBLISH";

    private static final String CALENDAR_NAME = "deadline.ics";

    private final MailProperties properties;
    private final Msp msp;
    private final Enclosure.Store enclosures;
    private final ReplyAddress replies;
    private final Clock clock;

    MimeMessages(MailProperties properties, Msp msp, Enclosure.Store enclosures, ReplyAddress replies, Clock clock) {
        this.properties = properties;
        this.msp = msp;
        this.enclosures = enclosures;
        this.replies = replies;
        this.clock = clock;
    }

    /** Fills an empty message; an AddressException where the recipient is not one mailbox. */
    MimeMessage compose(MimeMessage message, OutboxMail mail) throws MessagingException {
        message.setFrom(named(properties.from(), msp.name()));
        message.setRecipient(Message.RecipientType.TO, named(mail.recipient(), mail.recipientName()));
        Optional<String> answers = replies.of(mail);
        if (answers.isPresent()) {
            message.setReplyTo(new Address[] {named(answers.get(), msp.name())});
        }
        message.setSubject(PlainText.oneLine(mail.content().subject()), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        headers(message, mail);

        // the best form last (RFC 2046, section 5.1.4)
        var bodies = new MimeMultipart("alternative");
        bodies.addBodyPart(body(mail.content().text(), "plain"));
        bodies.addBodyPart(body(mail.content().html(), "html"));
        List<MimeBodyPart> attached = attached(mail);
        message.setContent(attached.isEmpty() ? bodies : with(attached, bodies));
        return message;
    }

    private List<MimeBodyPart> attached(OutboxMail mail) throws MessagingException {
        List<MimeBodyPart> parts = new ArrayList<>();
        if (mail.document() != null) {
            Enclosure kept = enclosures.get(new ClientId(String.valueOf(mail.clientId())), mail.document());
            parts.add(part(kept.content(), kept.mediaType(), kept.name()));
        }
        if (mail.calendar() != null) {
            parts.add(part(mail.calendar().getBytes(StandardCharsets.UTF_8), CALENDAR, CALENDAR_NAME));
        }
        return parts;
    }

    private static MimeBodyPart part(byte[] content, String type, String name) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        part.setFileName(name);
        return part;
    }

    private static MimeMultipart with(List<MimeBodyPart> attached, MimeMultipart bodies) throws MessagingException {
        var text = new MimeBodyPart();
        text.setContent(bodies);
        var mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(text);
        for (MimeBodyPart one : attached) {
            mixed.addBodyPart(one);
        }
        return mixed;
    }

    private void headers(MimeMessage message, OutboxMail mail) throws MessagingException {
        message.setHeader("Message-ID", mail.messageId());
        if (mail.number() != null) {
            // all mail about a case answers one message that never existed, so that it stands in one thread
            String thread = "<%s.%s@%s>"
                    .formatted(mail.number().toLowerCase(Locale.ROOT), mail.clientId(), properties.domain());
            message.setHeader("In-Reply-To", thread);
            message.setHeader("References", thread);
        }
        // RFC 3834, section 5; and what Exchange heeds ([MS-OXCMAIL] 2.2.3.2.14)
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        // RFC 2919
        String list = mail.clientId() == null ? "daily" : mail.clientId() + ".cases";
        message.setHeader("List-Id", "<%s.%s>".formatted(list, properties.domain()));
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        var mailbox = new InternetAddress(address, true);
        try {
            mailbox.setPersonal(PlainText.oneLine(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
        return mailbox;
    }

    private static MimeBodyPart body(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }
}
