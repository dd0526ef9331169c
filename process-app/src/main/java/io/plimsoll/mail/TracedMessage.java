package io.plimsoll.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
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

    /** What would go out as it stands, for whoever has to sign it; saying so again changes nothing. */
    byte[] draft() throws IOException, MessagingException {
        saveChanges();
        var out = new ByteArrayOutputStream();
        super.writeTo(out, null);
        return out.toByteArray();
    }

    /** A mail is the same one however often it is put together. */
    @Override
    protected void updateMessageID() throws MessagingException {
        if (getMessageID() == null) {
            super.updateMessageID();
        }
    }

    boolean isHandedOver() {
        return handedOver;
    }
}
