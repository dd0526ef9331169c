package io.plimsoll.attestation;

import io.plimsoll.attestation.ApplyingQuestions.Applying;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clients are asked because no machine sees it, and what they said. */
@Component
@Transactional
public class Attestations {

    private final Clients clients;
    private final AttestationRows rows;
    private final ApplyingQuestions applying;
    private final AttestationFlow flow;
    private final AskedClients asked;
    private final Ledger ledger;

    Attestations(
            Clients clients,
            AttestationRows rows,
            ApplyingQuestions applying,
            AttestationFlow flow,
            AskedClients asked,
            Ledger ledger) {
        this.clients = clients;
        this.rows = rows;
        this.applying = applying;
        this.flow = flow;
        this.asked = asked;
        this.ledger = ledger;
    }

    /** What the client was asked and what it said; for its own people and the MSP's. */
    @Transactional(readOnly = true)
    public AttestationView view(ClientId client, Actor reader) {
        requireReader(client, reader);
        Map<String, Answer> answers = rows.answers(client);
        List<AttestationView.Line> lines =
                applying.of(client).stream().map(one -> line(one, answers)).toList();
        return new AttestationView(
                client,
                rows.begun(client),
                flow.next(client).orElse(null),
                rows.asksNewAt(client).isPresent(),
                rows.open(client)
                        .map(open -> new AttestationView.Open(
                                open.id(), open.askedAt(), open.due().at(), open.revision(), open.questions()))
                        .orElse(null),
                lines);
    }

    /**
     * Asks at once what else would be asked at the time that was set for it, for whoever cannot wait, as before an
     * audit; false where questions wait for answers already, or there is nothing new to ask.
     */
    public boolean askNow(ClientId client, Actor by) {
        clients.get(client, by);
        by.require(Role.ANALYST, Role.SERVICE_MANAGER);
        asked.concern(client);
        if (rows.open(client).isPresent() || rows.asksNewAt(client).isEmpty()) {
            return false;
        }
        ledger.append(new LedgerFact(Chain.of(client), "attestation-wanted-now", client.value(), by, Map.of()));
        flow.wanted(client);
        return true;
    }

    /**
     * Opens the questions once more whose answer is not a yes that counts, so that a "no" can become a "yes"; false
     * where the client is not asked at all, or there is nothing to answer anew.
     */
    public boolean again(ClientId client, Actor by) {
        clients.get(client, by);
        by.require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY, Role.ANALYST);
        if (!rows.begun(client)) {
            return false;
        }
        if (rows.open(client).isPresent()) {
            return true;
        }
        Map<String, Answer> answers = rows.answers(client);
        boolean any = applying.of(client).stream()
                .map(one -> answers.get(one.question().id()))
                .anyMatch(answer -> answer == null || answer.expired() || answer.choice() != Choice.YES);
        if (any) {
            rows.wantAgain(client, true);
            ledger.append(new LedgerFact(Chain.of(client), "attestation-wanted-again", client.value(), by, Map.of()));
            flow.wanted(client);
        }
        return any;
    }

    private static AttestationView.Line line(Applying one, Map<String, Answer> answers) {
        return new AttestationView.Line(
                one.question().id(),
                one.area(),
                one.question().text(),
                one.controls(),
                answers.get(one.question().id()));
    }

    private void requireReader(ClientId client, Actor reader) {
        clients.get(client, reader);
        if (!reader.isMsp()) {
            reader.require(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);
        }
    }
}
