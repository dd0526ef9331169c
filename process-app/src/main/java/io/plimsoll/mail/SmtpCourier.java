package io.plimsoll.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends a set of mails over one SMTP connection and tells refusals for good from those for now, and both from silence. */
@Component
class SmtpCourier implements Courier {

    private static final int LONGEST_REASON = 500;

    private final JavaMailSender sender;
    private final MimeMessages messages;
    private final Dkim dkim;

    SmtpCourier(JavaMailSender sender, MimeMessages messages, Dkim dkim) {
        this.sender = sender;
        this.messages = messages;
        this.dkim = dkim;
    }

    @Override
    public Map<String, Delivery> deliver(List<OutboxMail> mails) {
        Map<String, Delivery> results = new LinkedHashMap<>();
        List<MimeMessage> inOrder = new ArrayList<>();
        Map<Object, OutboxMail> composed = new IdentityHashMap<>();
        for (OutboxMail mail : mails) {
            try {
                var message = new TracedMessage(sender.createMimeMessage().getSession());
                messages.compose(message, mail);
                dkim.sign(message);
                inOrder.add(message);
                composed.put(message, mail);
            } catch (AddressException e) {
                results.put(mail.id(), new Delivery.Refused(reason(e), true));
            } catch (MessagingException e) {
                results.put(mail.id(), verdict(e, false));
            }
        }
        if (!inOrder.isEmpty()) {
            send(inOrder, composed, results);
        }
        return results;
    }

    private void send(List<MimeMessage> inOrder, Map<Object, OutboxMail> composed, Map<String, Delivery> results) {
        composed.values().forEach(mail -> results.put(mail.id(), new Delivery.Accepted()));
        try {
            sender.send(inOrder.toArray(MimeMessage[]::new));
        } catch (MailSendException e) {
            if (e.getFailedMessages().isEmpty()) {
                composed.values().forEach(mail -> results.put(mail.id(), new Delivery.Deferred(reason(e))));
            }
            e.getFailedMessages().forEach((message, failure) -> {
                OutboxMail mail = composed.get(message);
                if (mail != null) {
                    results.put(mail.id(), verdict(failure, ((TracedMessage) message).isHandedOver()));
                }
            });
        } catch (MailException e) {
            // such as a refused login: nothing was sent, and the mails are not to blame
            composed.values().forEach(mail -> results.put(mail.id(), new Delivery.Deferred(reason(e))));
        }
    }

    /** @param handedOver whether the whole message had gone out before that */
    private static Delivery verdict(Exception failure, boolean handedOver) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            int code = replyCode(cause);
            if (code >= 500 || cause instanceof AddressException) {
                boolean address = cause instanceof AddressException || cause instanceof SMTPAddressFailedException;
                return new Delivery.Refused(reason(cause), address);
            }
            if (code >= 400) {
                return new Delivery.Deferred(reason(cause));
            }
        }
        return handedOver ? new Delivery.Unknown(reason(failure)) : new Delivery.Deferred(reason(failure));
    }

    // one recipient a mail, so the reply to RCPT is the reply to the mail
    private static int replyCode(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException from) {
            return from.getReturnCode();
        }
        // its code is that of the last reply, which for a refused recipient is in the next exception
        if (failure instanceof SMTPSendFailedException data
                && !(data.getNextException() instanceof SMTPAddressFailedException)) {
            return data.getReturnCode();
        }
        return 0;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException chain && chain.getNextException() != null
                ? chain.getNextException()
                : failure.getCause();
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return PlainText.cut(
                PlainText.oneLine(message == null ? failure.getClass().getSimpleName() : message), LONGEST_REASON);
    }
}
