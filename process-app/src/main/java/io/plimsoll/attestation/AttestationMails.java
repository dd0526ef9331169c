package io.plimsoll.attestation;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.MailOrder;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.Recipient;
import io.plimsoll.noncompliance.PlannedRung;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells a client's people that questions wait for them: those who answer, and who signs where the question is theirs. */
@Component
class AttestationMails {

    private static final String AUDIENCE = "client";

    private final Clients clients;
    private final Mails mails;

    AttestationMails(Clients clients, Mails mails) {
        this.clients = clients;
        this.mails = mails;
    }

    void asked(Questionnaire asked) {
        tell(asked, "attestation-asked", "asked", false, Map.of());
    }

    void reminder(Questionnaire asked, PlannedRung rung, int of) {
        tell(
                asked,
                "attestation-reminder",
                "reminder-" + rung.nr(),
                rung.signatories(),
                Map.of("nr", rung.nr(), "of", of, "tone", rung.tone()));
    }

    private void tell(Questionnaire asked, String event, String step, boolean signatories, Map<String, Object> more) {
        ClientView client = clients.get(asked.client(), Actor.system(asked.client()));
        List<AskedQuestion> open = asked.unanswered();
        Map<String, Object> model = new HashMap<>(more);
        model.put("clientName", client.name());
        model.put("count", open.size());
        model.put("areas", open.stream().map(AskedQuestion::area).distinct().toList());
        model.put("due", asked.due().at());
        boolean toSign = signatories || open.stream().anyMatch(AskedQuestion::bySignatory);
        for (ContactView contact : told(client, toSign)) {
            Recipient to = new Recipient(
                    contact.name(),
                    contact.email(),
                    contact.locale(),
                    client.calendar().zone());
            mails.queue(new MailOrder(
                    event,
                    AUDIENCE,
                    to,
                    client.id(),
                    null,
                    asked.id(),
                    step,
                    "/clients/%s/attestation".formatted(client.id()),
                    model));
        }
    }

    /** Who signs is told too where nobody else answers. */
    private static List<ContactView> told(ClientView client, boolean signatories) {
        List<ContactView> reachable = client.reachable();
        boolean members = reachable.stream().anyMatch(contact -> contact.role() == Role.CLIENT_MEMBER);
        return reachable.stream()
                .filter(contact -> contact.role() == Role.CLIENT_MEMBER || signatories || !members)
                .toList();
    }
}
