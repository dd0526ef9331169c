package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.Question;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Records what people told us: a delivery without a file, small enough to be written and told at once. */
@Component
class OwnRows {

    /** What people say comes by their own ways, and no scanner may say it for them. */
    static final Set<String> SOURCES = Set.of(HandReports.SOURCE, Question.SOURCE);

    private final ScanTable scans;
    private final FindingTable findings;
    private final CheckIntake intake;
    private final AffectedControls affected;
    private final Mappings mappings;
    private final ClientTurns turns;
    private final Clock clock;

    OwnRows(
            ScanTable scans,
            FindingTable findings,
            CheckIntake intake,
            AffectedControls affected,
            Mappings mappings,
            ClientTurns turns,
            Clock clock) {
        this.scans = scans;
        this.findings = findings;
        this.intake = intake;
        this.affected = affected;
        this.mappings = mappings;
        this.turns = turns;
        this.clock = clock;
    }

    /** The time from which rows count that are recorded now. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Writes the rows within the caller's transaction and tells the cases.
     *
     * @param source under which they are kept; none that a scanner may use
     * @param concerned controls that the cases look at even where no row is news
     * @return the id of the delivery
     */
    String record(ClientId client, String source, List<Row> given, Set<String> concerned, Actor by) {
        turns.take(client);
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Instant now = now();
        List<FindingRow> rows = new ArrayList<>();
        given.forEach(row -> rows.add(FindingRow.of(client, source, row, now)));
        ClientMappings meanings = mappings.of(client);
        intake.take(client, source, given, Map.of(), meanings, now);
        var piece = new Piece(id, row -> meanings.of(source, source, row.check()), row -> false);
        var fingerprints = new TreeSet<String>();
        rows.forEach(row -> fingerprints.add(row.fingerprint()));
        piece.sort(rows, new SeenRows(), findings.known(fingerprints));
        findings.insert(client, source, id, now, piece.inserts());
        findings.update(id, now, piece.updates());
        scans.insert(delivery(id, client, source, piece.counts(rows.size(), 0), piece.cleared(), by, now));
        Set<String> controls = new TreeSet<>(piece.controls());
        controls.addAll(concerned);
        affected.note(client, controls);
        affected.tell(client, id);
        return id;
    }

    private static ScanView delivery(
            String id, ClientId client, String source, Counts counts, long cleared, Actor by, Instant now) {
        return new ScanView(
                id,
                client,
                source,
                source,
                ScanScope.PARTIAL,
                ScanState.DONE,
                counts,
                cleared,
                0,
                null,
                by.username(),
                now,
                now);
    }
}
