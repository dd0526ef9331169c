package io.plimsoll.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message that knows whether all of it went out: what fails after that may have arrived all the same. */
final class TracedMessage extends MimeMessage {

    private boolean handedOver;

    TracedMessage(Session session) {
        super(session);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        super.writeTo(out, ignoredHeaders);
        handedOver = true;
    }

    boolean isHandedOver() {
        return handedOver;
    }
}
