package io.plimsoll.adoption;

import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts on record what happened to an adoption. */
@Component
class AdoptionRecord {

    private final Ledger ledger;

    AdoptionRecord(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Words may name people, so the ledger gets only their salted hash; "" for none. */
    static String hash(Adoption adoption, String words) {
        return words.isEmpty() ? "" : Sha256.salted(adoption.salt(), words);
    }

    void add(Adoption adoption, String event, Actor by, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("standard", adoption.standard());
        all.put("version", adoption.to());
        ledger.append(new LedgerFact(
                Chain.of(adoption.client()), event, adoption.number().value(), by, all));
    }
}
