package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.FindingTable.FailingFinding;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.finding.reader.Texts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mappings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What people say: that a control is not met, or that they have seen that it is. */
@Component
class HandReports {

    /** The source under which people's reports are kept; the control's code is their check. */
    static final String SOURCE = "by-hand";

    private static final String EVERYTHING = "The whole organisation";

    private final ScanTable scans;
    private final FindingTable findings;
    private final CheckIntake intake;
    private final FailingAssets failing;
    private final AffectedControls affected;
    private final Mappings mappings;
    private final ClientTurns turns;
    private final Ledger ledger;
    private final Clock clock;

    HandReports(
            ScanTable scans,
            FindingTable findings,
            CheckIntake intake,
            FailingAssets failing,
            AffectedControls affected,
            Mappings mappings,
            ClientTurns turns,
            Ledger ledger,
            Clock clock) {
        this.scans = scans;
        this.findings = findings;
        this.intake = intake;
        this.failing = failing;
        this.affected = affected;
        this.mappings = mappings;
        this.turns = turns;
        this.ledger = ledger;
        this.clock = clock;
    }

    String report(ClientId client, String code, String summary, List<String> assets, Actor by) {
        turns.take(client);
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<FindingRow> rows = new ArrayList<>();
        for (String asset : assets.isEmpty() ? List.of(EVERYTHING) : assets) {
            Row row = new Row(
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
            rows.add(FindingRow.of(client, SOURCE, row, now));
        }
        ClientMappings meanings = mappings.of(client);
        intake.take(client, SOURCE, rows.stream().map(FindingRow::row).toList(), Map.of(), meanings, now);
        var piece = new Piece(id, row -> meanings.of(SOURCE, SOURCE, row.check()), row -> false);
        var fingerprints = new TreeSet<String>();
        rows.forEach(row -> fingerprints.add(row.fingerprint()));
        piece.sort(rows, new SeenRows(), findings.known(fingerprints));
        findings.insert(client, SOURCE, id, now, piece.inserts());
        findings.update(id, now, piece.updates());
        Counts counts = piece.counts(rows.size(), 0);
        scans.insert(new ScanView(
                id,
                client,
                SOURCE,
                SOURCE,
                ScanScope.PARTIAL,
                ScanState.DONE,
                counts,
                0,
                0,
                null,
                by.username(),
                now,
                now));
        affected.note(client, Set.of(code));
        affected.tell(client, id);
        return id;
    }

    void clear(ClientId client, String code, String evidence, Actor by) {
        turns.take(client);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Instant> observed = new HashMap<>();
        for (FailingFinding finding : failing.of(client, code)) {
            observed.put(finding.fingerprint(), now);
        }
        if (!observed.isEmpty()) {
            String act = UuidCreator.getTimeOrderedEpoch().toString();
            findings.clear(observed, "person", Texts.clean(evidence, 2000), act, now);
            ledger.append(new LedgerFact(
                    Chain.of(client),
                    "findings-cleared",
                    code,
                    by,
                    Map.of("control", code, "findings", observed.size(), "act", act)));
        }
    }
}
