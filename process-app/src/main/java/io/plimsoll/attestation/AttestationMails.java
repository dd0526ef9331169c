package io.plimsoll.attestation;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Tells a client's people that questions wait for them: those who answer, and who signs where the question is theirs. Tells
 * the MSP what is said not to apply.
 */
@Component
class AttestationMails {

    private static final String AUDIENCE = "client";

    private final Clients clients;
    private final Mails mails;
    private final Msp msp;

    AttestationMails(Clients clients, Mails mails, Msp msp) {
        this.clients = clients;
        this.mails = mails;
        this.msp = msp;
    }

    void asked(Questionnaire asked) {
        tell(asked, "attestation-asked", "asked", false, Way.MAIL_AND_CHAT, Map.of());
    }

    /** @param before until when there was time so far */
    void replanned(Questionnaire asked, Instant before) {
        tell(
                asked,
                "attestation-time-changed",
                "calendar-" + asked.due().calendarVersion(),
                false,
                Way.MAIL_AND_CHAT,
                Map.of("before", before));
    }

    void reminder(Questionnaire asked, PlannedRung rung, int of) {
        tell(
                asked,
                "attestation-reminder",
                "reminder-" + rung.nr(),
                rung.signatories(),
                rung.way(),
                Map.of("nr", rung.nr(), "of", of, "last", rung.last()));
    }

    /** Tells the MSP's analysts which questions are said not to apply, and why: they may see it otherwise. */
    void notApplicable(Questionnaire asked, Map<AskedQuestion, Answer> said) {
        ClientView client = clients.get(asked.client(), Actor.system(asked.client()));
        List<Map<String, Object>> reasons = said.entrySet().stream()
                .map(one -> Map.<String, Object>of(
                        "question",
                        one.getKey().words(),
                        "reason",
                        one.getValue().words()))
                .toList();
        String address = Objects.requireNonNull(msp.addresses().get(Role.ANALYST));
        mails.queue(new MailOrder(
                "attestation-not-applicable",
                "msp",
                new Recipient(msp.name(), address, msp.language(), msp.zone()),
                client.id(),
                null,
                asked.id(),
                "after-" + asked.unanswered().size(),
                page(client),
                Map.of("clientName", client.name(), "said", reasons)));
    }

    private static String page(ClientView client) {
        return "/clients/%s/attestation".formatted(client.id());
    }

    private void tell(
            Questionnaire asked, String event, String step, boolean signatories, Way way, Map<String, Object> more) {
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
            mails.queue(new MailOrder(event, AUDIENCE, to, client.id(), null, asked.id(), step, page(client), model)
                    .mailOnly(way == Way.MAIL));
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
