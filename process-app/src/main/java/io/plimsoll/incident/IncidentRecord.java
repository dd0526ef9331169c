package io.plimsoll.incident;

import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes down what happened, for people and in the ledger at once. Words may name people, so the ledger gets only their
 * hash, salted with the id of the line, which is not in the ledger.
 */
@Component
class IncidentRecord {

    private final IncidentRows rows;
    private final Ledger ledger;

    IncidentRecord(IncidentRows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    /** What the client's people may read too. */
    void open(Incident incident, String event, Actor by, Map<String, Object> facts, String words) {
        add(incident, event, by, facts, words, true);
    }

    /** What only the MSP's people read. */
    void internal(Incident incident, String event, Actor by, Map<String, Object> facts, String words) {
        add(incident, event, by, facts, words, false);
    }

    private void add(
            Incident incident, String event, Actor by, Map<String, Object> facts, String words, boolean forClient) {
        String line = rows.line(incident, event, by.isSystem() ? "" : by.name(), words, forClient);
        Map<String, Object> all = new HashMap<>(facts);
        if (!words.isEmpty()) {
            all.put("words", Sha256.salted(line, words));
        }
        ledger.append(new LedgerFact(
                Chain.of(incident.client()), event, incident.number().value(), by, all));
    }
}
