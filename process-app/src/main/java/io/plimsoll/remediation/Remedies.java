package io.plimsoll.remediation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The remedy a case is at, found, begun and written down in the ledger the same way by every step and task. */
@Component
class Remedies {

    private final RemediationRows rows;
    private final Ledger ledger;
    private final Clock clock;

    Remedies(RemediationRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The newest remedy of the case, over or not. */
    Optional<Remediation> newest(CaseNumber number) {
        return rows.findFirstByCaseNumberOrderBySequenceDesc(number.value());
    }

    /** The case's remedy, if it is in that state. */
    Optional<Remediation> in(RemediationState state, CaseNumber number) {
        return newest(number).filter(one -> one.state() == state);
    }

    /** The newest for steps, which the model takes only while there is one. */
    Remediation require(CaseNumber number) {
        return newest(number).orElseThrow(() -> new IllegalStateException("No remedy has begun for " + number));
    }

    /** The one to plan again, else a new one; what was left open before is over. */
    Remediation toPlan(ClientId client, CaseNumber number) {
        Optional<Remediation> newest = newest(number);
        Optional<Remediation> again = newest.filter(one -> one.state().leadsTo(RemediationState.ASKED));
        if (again.isPresent()) {
            again.get().askAgain();
            return again.get();
        }
        newest.filter(one -> !one.state().isOver()).ifPresent(left -> left.matterOver(now()));
        int sequence = newest.map(Remediation::sequence).orElse(0) + 1;
        return rows.save(new Remediation(newId(), client, number, sequence, now()));
    }

    void record(Remediation remediation, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(
                Chain.of(remediation.client()), event, remediation.number().value(), by, facts));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
