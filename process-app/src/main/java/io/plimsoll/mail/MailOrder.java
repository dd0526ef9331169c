package io.plimsoll.mail;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail that something causes.
 *
 * @param event with {@code audience} names the template folder {@code email-templates/<event>-<audience>/<locale>/}
 * @param audience {@code client} or {@code msp}
 * @param client that it is about; null where one of the MSP's own people is told of several
 * @param cause with recipient and step makes the mail unique: a second order with the same three is ignored; e.g. the request's id
 * @param step which of the cause's mails, as in {@code asked} or {@code reminder-2}
 * @param model what the template may use: text, numbers, booleans, Instants, LocalDates, lists and maps of them; the mail package adds {@code recipient}, {@code msp}, {@code link} base and formatting helpers
 * @param path the page the mail's one button leads to, as in {@code /cases/NC-2026-000001/task/respond}
 * @param document the id of a kept document of this client that is attached, null for none
 * @param deadlines for the reader's calendar, null where the mail is about no deadline of a client
 * @param mailOnly whether no channel gets a copy
 */
public record MailOrder(
        String event,
        String audience,
        Recipient to,
        @Nullable ClientId client,
        @Nullable CaseNumber number,
        String cause,
        String step,
        String path,
        Map<String, Object> model,
        @Nullable String document,
        @Nullable DeadlineNews deadlines,
        boolean mailOnly) {

    public MailOrder {
        if (client == null && (!audience.equals("msp") || number != null || document != null)) {
            throw new IllegalArgumentException("What tells of several clients is for the MSP's own people only");
        }
    }

    /** A mail with nothing attached. */
    public MailOrder(
            String event,
            String audience,
            Recipient to,
            @Nullable ClientId client,
            @Nullable CaseNumber number,
            String cause,
            String step,
            String path,
            Map<String, Object> model) {
        this(event, audience, to, client, number, cause, step, path, model, null, null, false);
    }

    /** The client that it is about; a fault where it is about several. */
    ClientId oneClient() {
        return Objects.requireNonNull(client, "It is about several clients");
    }

    /** The same with another model. */
    MailOrder saying(Map<String, Object> other) {
        return new MailOrder(
                event, audience, to, client, number, cause, step, path, other, document, deadlines, mailOnly);
    }

    /** The same for people's mailboxes only, where so is wanted. */
    public MailOrder mailOnly(boolean wanted) {
        return new MailOrder(
                event, audience, to, client, number, cause, step, path, model, document, deadlines, wanted);
    }
}
