package io.plimsoll.adoption;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactView;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.MailOrder;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.Recipient;
import io.plimsoll.noncompliance.PlannedRung;
import io.plimsoll.policy.Way;
import io.plimsoll.standard.Standards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells people about a version of a standard: those who sign for the client, and the service manager. */
@Component
class AdoptionMails {

    private final Clients clients;
    private final Standards standards;
    private final Mails mails;
    private final Msp msp;

    AdoptionMails(Clients clients, Standards standards, Mails mails, Msp msp) {
        this.clients = clients;
        this.standards = standards;
        this.mails = mails;
        this.msp = msp;
    }

    /** To those who sign; to everybody where nobody does, or where all have to know. */
    void tellClient(Adoption adoption, String event, String step, boolean everybody, Map<String, Object> more) {
        tellClient(adoption, event, step, everybody, Way.MAIL_AND_CHAT, more);
    }

    /** The same of a rung, by its way; to everybody where it goes to who signs besides. */
    void remindClient(Adoption adoption, PlannedRung rung, Map<String, Object> more) {
        tellClient(adoption, "standard-reminder", "reminder-" + rung.nr(), rung.signatories(), rung.way(), more);
    }

    private void tellClient(
            Adoption adoption, String event, String step, boolean everybody, Way way, Map<String, Object> more) {
        ClientView client = clients.get(adoption.client(), Actor.system(adoption.client()));
        List<ContactView> signing = client.reachable().stream()
                .filter(contact -> contact.role() == Role.CLIENT_SIGNATORY)
                .toList();
        for (ContactView contact : everybody || signing.isEmpty() ? client.reachable() : signing) {
            Recipient to = new Recipient(
                    contact.name(),
                    contact.email(),
                    contact.locale(),
                    client.calendar().zone());
            mails.queue(order(adoption, event, "client", to, step, model(adoption, client, more))
                    .mailOnly(way == Way.MAIL));
        }
    }

    void tellMsp(Adoption adoption, String event, String step, Map<String, Object> more) {
        ClientView client = clients.get(adoption.client(), Actor.system(adoption.client()));
        String address = Objects.requireNonNull(msp.addresses().get(Role.SERVICE_MANAGER));
        Recipient to = new Recipient(msp.name(), address, msp.language(), msp.zone());
        mails.queue(order(adoption, event, "msp", to, step, model(adoption, client, more)));
    }

    private static MailOrder order(
            Adoption adoption, String event, String audience, Recipient to, String step, Map<String, Object> model) {
        return new MailOrder(
                event,
                audience,
                to,
                adoption.client(),
                null,
                adoption.number().value(),
                step,
                "/adoptions/" + adoption.number(),
                model);
    }

    private Map<String, Object> model(Adoption adoption, ClientView client, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("clientName", client.name());
        model.put("adoption", adoption.number().value());
        model.put(
                "standard",
                standards.version(adoption.standard(), adoption.to()).title());
        model.put("version", adoption.to());
        model.put("first", adoption.first());
        model.put("inForce", adoption.inForceAt());
        return model;
    }
}
