package io.plimsoll.deviation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.CaseView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The agreement a case is at, found, begun and written down in the ledger the same way by every step and task. */
@Component
class Agreements {

    private final DeviationRows rows;
    private final Ledger ledger;
    private final Clock clock;

    Agreements(DeviationRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The case's newest agreement that is not over. */
    Optional<Deviation> open(CaseNumber number) {
        return rows.findFirstByCaseNumberOrderByAgreementDesc(number.value())
                .filter(newest -> !newest.state().isOver());
    }

    /** The same for steps, which the model takes only while there is one. */
    Deviation require(CaseNumber number) {
        return open(number).orElseThrow(() -> new IllegalStateException("No agreement is open for " + number));
    }

    /** A new text: the next of an agreement that is changed or renewed, else the first of a new one; what was left open before is over. */
    Deviation draft(CaseView about, Wish wish, Assessment assessment, Actor by) {
        Instant now = now();
        Optional<Deviation> newest =
                rows.findFirstByCaseNumberOrderByAgreementDesc(about.number().value());
        Optional<Deviation> goesOn = newest.filter(Agreements::awaitsText);
        if (goesOn.isPresent()) {
            Deviation deviation = goesOn.get();
            deviation.reassess(
                    text(deviation.current().version() + 1, deviation.current().wish(), assessment, by, now));
            return deviation;
        }
        newest.filter(one -> !one.state().isOver()).ifPresent(left -> left.matterOver("A new agreement began", now));
        int agreement = newest.map(Deviation::agreement).orElse(0) + 1;
        return rows.save(
                new Deviation(newId(), about.client(), about.number(), agreement, text(1, wish, assessment, by, now)));
    }

    /** Whether the next text is a further one of this agreement. */
    static boolean awaitsText(Deviation deviation) {
        return deviation.state() == DeviationState.RENEWING || deviation.state() == DeviationState.REVISING;
    }

    private static DeviationText text(int version, Wish wish, Assessment assessment, Actor by, Instant at) {
        return new DeviationText(newId(), version, wish, assessment, by, at);
    }

    void record(Deviation deviation, String event, Actor by, Map<String, Object> facts) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("reference", deviation.reference());
        ledger.append(new LedgerFact(
                Chain.of(deviation.client()), event, deviation.number().value(), by, all));
    }

    /** The head of the client's chain over all that was recorded up to now, signed: whoever holds it can prove that. */
    String signedHead(Deviation deviation) {
        return ledger.seal(Chain.of(deviation.client())).text();
    }

    /** The cause of the mails about the current text, so that none is sent twice. */
    static String cause(Deviation deviation) {
        return deviation.current().id();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
