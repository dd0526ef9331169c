package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.finding.reader.Texts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What people say: that a control is not met, or that they have seen that it is. */
@Component
class HandReports {

    /** The source under which people's reports are kept; the control's code is their check. */
    static final String SOURCE = "by-hand";

    /** The asset where the organisation as a whole is meant. */
    static final String EVERYTHING = "The whole organisation";

    private static final int CLEARED_AT_ONCE = 2000;

    private final OwnRows rows;
    private final FindingTable findings;
    private final FailingAssets failing;
    private final ClientTurns turns;
    private final Ledger ledger;
    private final Clock clock;

    HandReports(
            OwnRows rows, FindingTable findings, FailingAssets failing, ClientTurns turns, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.findings = findings;
        this.failing = failing;
        this.turns = turns;
        this.ledger = ledger;
        this.clock = clock;
    }

    String report(ClientId client, String code, String summary, List<String> assets, Actor by) {
        Instant now = rows.now();
        List<Row> reported = (assets.isEmpty() ? List.of(EVERYTHING) : assets)
                .stream().map(asset -> row(code, summary, asset, now)).toList();
        return rows.record(client, SOURCE, reported, Set.of(code), by);
    }

    private static Row row(String code, String summary, String asset, Instant now) {
        return new Row(
                SOURCE,
                "",
                code,
                Texts.clean(summary, 300),
                Texts.clean(asset, 300),
                asset.strip(),
                RowStatus.NOT_MET,
                null,
                Texts.clean(summary, 2000),
                now,
                Set.of());
    }

    void clear(ClientId client, String code, String evidence, Actor by) {
        turns.take(client);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String act = UuidCreator.getTimeOrderedEpoch().toString();
        String detail = Texts.clean(evidence, 2000);
        Map<String, Instant> observed = new HashMap<>();
        var cleared = new AtomicLong();
        Runnable write = () -> {
            findings.clear(observed, "person", detail, act, now);
            cleared.addAndGet(observed.size());
            observed.clear();
        };
        failing.visit(client, Set.of(code), (control, one) -> {
            observed.put(one.key(), now);
            if (observed.size() == CLEARED_AT_ONCE) {
                write.run();
            }
        });
        if (!observed.isEmpty()) {
            write.run();
        }
        if (cleared.get() > 0) {
            ledger.append(new LedgerFact(
                    Chain.of(client),
                    "findings-cleared",
                    code,
                    by,
                    Map.of("control", code, "findings", cleared.get(), "act", act)));
        }
    }
}
