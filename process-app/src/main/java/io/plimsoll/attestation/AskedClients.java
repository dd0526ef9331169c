package io.plimsoll.attestation;

import io.plimsoll.attestation.ApplyingQuestions.Applying;
import io.plimsoll.client.CircumstancesChanged;
import io.plimsoll.client.ClientLeft;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.Ladder;
import io.plimsoll.standard.StandardAdopted;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is asked at all. It begins by itself when the first question concerns a client, by a standard that it adopts, a
 * service or a fact, and ends when the client leaves. New questions are not asked on the day: somebody who was just
 * taken on has other things to do first.
 */
@Component
@Transactional
class AskedClients {

    private final Clients clients;
    private final AttestationRows rows;
    private final ApplyingQuestions applying;
    private final AttestationFlow flow;
    private final AttestationSettings settings;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    AskedClients(
            Clients clients,
            AttestationRows rows,
            ApplyingQuestions applying,
            AttestationFlow flow,
            AttestationSettings settings,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.clients = clients;
        this.rows = rows;
        this.applying = applying;
        this.flow = flow;
        this.settings = settings;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    void on(StandardAdopted adopted) {
        concern(adopted.client());
    }

    @EventListener
    void on(CircumstancesChanged changed) {
        concern(changed.client());
    }

    @EventListener
    void on(ClientLeft left) {
        ClientId client = left.client();
        if (!rows.forget(client)) {
            return;
        }
        rows.open(client).ifPresent(asked -> rows.end(asked, "left", clock.instant()));
        append(client, "attestation-ended", Map.of());
        flow.ended(client);
    }

    /** Begins where questions concern a client that is not asked yet; one that is gets what is new to it sooner. */
    void concern(ClientId client) {
        if (!clients.get(client, Actor.system(client)).active()) {
            return;
        }
        List<Applying> concerns = applying.of(client);
        if (rows.begun(client)) {
            Set<String> known = rows.everAsked(client);
            boolean news = concerns.stream()
                    .anyMatch(one -> !known.contains(one.question().id()));
            if (news && rows.askNewAt(client, settled(client))) {
                flow.moved(client);
            }
        } else if (!concerns.isEmpty()) {
            begin(client);
        }
    }

    private void begin(ClientId client) {
        Deadline first = settled(client);
        if (rows.begin(client, clock.instant(), first)) {
            append(
                    client,
                    "attestation-begun",
                    Map.of("first", first.at().toString(), "calendar", first.calendarVersion()));
            flow.begun(client);
        }
    }

    private Deadline settled(ClientId client) {
        return time.after(client, Ladder.wholeSecond(clock.instant()), settings.settleDays());
    }

    private void append(ClientId client, String event, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(client), event, client.value(), Actor.system(client), facts));
    }
}
