package io.plimsoll.comment;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactView;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.mail.Recipient;
import io.plimsoll.noncompliance.CaseMails;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes to single people about a case: in their language, and as whose people they are. */
@Component
class Postman {

    /** The part of a case's page where its comments are. */
    static final String SECTION = "comments";

    private final CaseMails mails;
    private final Clients clients;
    private final Msp msp;

    Postman(CaseMails mails, Clients clients, Msp msp) {
        this.mails = mails;
        this.clients = clients;
        this.msp = msp;
    }

    /** Whose address is not known gets no mail; what it would have said waits on their first page. */
    void tell(
            Addressee person,
            ClientId client,
            CaseNumber number,
            String event,
            String cause,
            String step,
            Map<String, Object> model) {
        if (person.email().isBlank()) {
            return;
        }
        Recipient to = person.msp()
                ? new Recipient(person.name(), person.email(), msp.language(), msp.zone())
                : ofClient(person, clients.get(client, Actor.system(client)));
        mails.tellPerson(
                new CaseMails.Page(number, SECTION), event, person.msp() ? "msp" : "client", to, cause, step, model);
    }

    private static Recipient ofClient(Addressee person, ClientView client) {
        Locale language = client.contacts().stream()
                .filter(contact -> contact.email().equalsIgnoreCase(person.email()))
                .map(ContactView::locale)
                .findFirst()
                .orElse(client.locale());
        return new Recipient(
                person.name(), person.email(), language, client.calendar().zone());
    }
}
