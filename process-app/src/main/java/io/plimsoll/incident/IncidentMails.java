package io.plimsoll.incident;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells people about an incident. Each mail is about one client's incident and knows of no other. */
@Component
class IncidentMails {

    private final Clients clients;
    private final Mails mails;
    private final Msp msp;

    IncidentMails(Clients clients, Mails mails, Msp msp) {
        this.clients = clients;
        this.mails = mails;
        this.msp = msp;
    }

    /** To all people of the client, in whatever part: an incident is everybody's. */
    void tellClient(Incident incident, String event, String step, Map<String, Object> more) {
        tellClient(incident, event, step, Way.MAIL_AND_CHAT, more);
    }

    /** The same of a rung, by its way. */
    void remindClient(Incident incident, PlannedRung rung, Map<String, Object> more) {
        tellClient(incident, "incident-reminder", "reminder-" + rung.nr(), rung.way(), more);
    }

    private void tellClient(Incident incident, String event, String step, Way way, Map<String, Object> more) {
        ClientView client = clients.get(incident.client(), Actor.system(incident.client()));
        Map<String, Object> model = model(incident, client, more);
        for (ContactView contact : client.reachable()) {
            Recipient to = new Recipient(
                    contact.name(),
                    contact.email(),
                    contact.locale(),
                    client.calendar().zone());
            mails.queue(order(incident, event, "client", to, step, model).mailOnly(way == Way.MAIL));
        }
    }

    void tellMsp(Incident incident, String event, String step, Role role, Map<String, Object> more) {
        ClientView client = clients.get(incident.client(), Actor.system(incident.client()));
        String address = Objects.requireNonNull(msp.addresses().get(role));
        Recipient to = new Recipient(msp.name(), address, msp.language(), msp.zone());
        mails.queue(order(incident, event, "msp", to, step, model(incident, client, more)));
    }

    private static MailOrder order(
            Incident incident, String event, String audience, Recipient to, String step, Map<String, Object> model) {
        return new MailOrder(
                event,
                audience,
                to,
                incident.client(),
                null,
                incident.number().value(),
                step,
                "/incidents/" + incident.number(),
                model);
    }

    private static Map<String, Object> model(Incident incident, ClientView client, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("clientName", client.name());
        model.put("incident", incident.number().value());
        model.put("summary", incident.summary());
        return model;
    }
}
