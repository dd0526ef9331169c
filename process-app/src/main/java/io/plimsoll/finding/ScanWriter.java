package io.plimsoll.finding;

import io.plimsoll.finding.reader.Texts;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mapping;
import io.plimsoll.standard.Mappings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what a run has read: many rows with few statements, and only what is news. */
@Component
class ScanWriter {

    private static final String GONE = "A full scan looked for it and did not report it any more.";
    private static final String INCONCLUSIVE =
            "Some rows could not be read and name no check, so nothing was cleared for"
                    + " not being reported any more.";

    private static final String UNTOLD =
            "Something went wrong on our side with %s; it is tried again with the next scan.";
    private static final Logger LOG = LoggerFactory.getLogger(ScanWriter.class);

    private final ScanTable scans;
    private final FindingTable findings;
    private final CheckTable checks;
    private final CheckIntake intake;
    private final AffectedControls affected;
    private final Telling telling;
    private final Mappings mappings;
    private final ClientTurns turns;
    private final ScanLimits limits;
    private final Clock clock;

    ScanWriter(
            ScanTable scans,
            FindingTable findings,
            CheckTable checks,
            CheckIntake intake,
            AffectedControls affected,
            Telling telling,
            Mappings mappings,
            ClientTurns turns,
            ScanLimits limits,
            Clock clock) {
        this.scans = scans;
        this.findings = findings;
        this.checks = checks;
        this.intake = intake;
        this.affected = affected;
        this.telling = telling;
        this.mappings = mappings;
        this.turns = turns;
        this.limits = limits;
        this.clock = clock;
    }

    /** Writes a part of what the run reads, in a transaction of its own. */
    void write(ScanRun run, ScanPart part) {
        if (part.size() == 0) {
            return;
        }
        turns.inTurn(run.client(), () -> {
            writeInTurn(run, part);
            return true;
        });
        run.written(part);
    }

    /**
     * Writes the rest; then, in one transaction, clears what is gone, tells the cases and closes the scan.
     *
     * @param problem why the file could not be read to its end, null where it could
     */
    void finish(ScanRun run, @Nullable String problem) {
        run.writeRest();
        String scan = run.scan().id();
        try {
            turns.inTurn(run.client(), () -> {
                String remark = conclude(run, problem);
                affected.tell(run.client(), scan);
                scans.finish(scan, state(run, problem), remark, clock.instant());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warn("Scan {}: not all that it changed can be told at once", scan, e);
            finishApart(run, problem);
        }
    }

    private void finishApart(ScanRun run, @Nullable String problem) {
        String scan = run.scan().id();
        String remark = turns.inTurn(run.client(), () -> Optional.ofNullable(conclude(run, problem)))
                .orElse("");
        Set<String> untold = telling.apart(run.client(), scan);
        String more = untold.isEmpty() ? "" : UNTOLD.formatted(String.join(", ", untold));
        String both = Texts.clean(remark + (remark.isEmpty() ? "" : " ") + more, 1000);
        scans.finish(scan, state(run, problem), both.isEmpty() ? null : both, clock.instant());
    }

    /** What may be said of the whole file once all its rows are written; what is to be remarked about it. */
    private @Nullable String conclude(ScanRun run, @Nullable String problem) {
        String remark = problem;
        if (problem == null && run.scan().scope() == ScanScope.FULL) {
            clearGone(run, run.seen());
            remark = run.coverage().inconclusive() ? INCONCLUSIVE : null;
        }
        noteNewlyKnown(run);
        scans.keepSeen(run.scan().id(), run.seen());
        return remark;
    }

    private static ScanState state(ScanRun run, @Nullable String problem) {
        if (problem == null) {
            return ScanState.DONE;
        }
        return run.position() == 0 ? ScanState.FAILED : ScanState.INCOMPLETE;
    }

    private void writeInTurn(ScanRun run, ScanPart part) {
        String scan = run.scan().id();
        Instant now = clock.instant();
        if (run.sourceFound()) {
            scans.reading(scan, run.source(), run.scan().format());
        }
        var later = new LaterEvidence(
                scans,
                run.client(),
                run.source(),
                scan,
                part.earliest(run.scan().receivedAt()));
        ClientMappings meanings = mappings.of(run.client());
        Map<String, Set<String>> references = intake.take(
                run.client(),
                run.source(),
                part.rows().stream().map(FindingRow::row).toList(),
                run.checks(),
                meanings,
                now);
        run.checksOfPart(references);
        var piece = new Piece(
                scan,
                row -> meanings.of(
                        run.source(), row.tool(), row.check(), references.getOrDefault(row.check(), Set.of())),
                row -> later.about(row.fingerprint(), row.observedAt()));
        var fingerprints = new TreeSet<String>();
        part.rows().forEach(row -> fingerprints.add(row.fingerprint()));
        piece.sort(part.rows(), run.seen(), findings.known(fingerprints));
        findings.insert(run.client(), run.source(), scan, now, piece.inserts());
        findings.update(scan, now, piece.updates());
        affected.note(run.client(), piece.controls());
        scans.rejected(scan, part.rejects());
        scans.count(scan, piece.counts(part.size(), part.rejected()), piece.cleared());
    }

    private void clearGone(ScanRun run, SeenRows seen) {
        Map<String, Instant> gone = new LinkedHashMap<>();
        Map<String, String> checkOf = new HashMap<>();
        findings.visitFailing(run.client(), run.source(), failing -> {
            Instant at = run.coverage().goneAt(failing, seen);
            if (at != null) {
                gone.put(failing.fingerprint(), at);
                checkOf.put(failing.fingerprint(), failing.check());
            }
        });
        Instant earliest = gone.values().stream().min(Comparator.naturalOrder()).orElse(clock.instant());
        var later =
                new LaterEvidence(scans, run.client(), run.source(), run.scan().id(), earliest);
        gone.entrySet().removeIf(entry -> later.about(entry.getKey(), entry.getValue()));
        if (gone.isEmpty()) {
            return;
        }
        findings.clear(gone, "absent", GONE, run.scan().id(), clock.instant());
        scans.count(run.scan().id(), ScanView.Counts.NONE, gone.size());
        noteControls(
                run.client(),
                run.source(),
                gone.keySet().stream().map(checkOf::get).collect(Collectors.toSet()));
    }

    private void noteControls(ClientId client, String source, Set<String> checkIds) {
        ClientMappings meanings = mappings.of(client);
        var controls = new TreeSet<String>();
        for (CheckTable.ClientCheck check : checks.of(client)) {
            if (check.source().equals(source) && checkIds.contains(check.check())) {
                controls.addAll(check.meaning(meanings).controls());
            }
        }
        affected.note(client, controls);
    }

    /** A check may have been mapped while the file was read, or another delivery may have said more of it. */
    private void noteNewlyKnown(ScanRun run) {
        ClientMappings meanings = mappings.of(run.client());
        List<CheckTable.ClientCheck> known = new ArrayList<>();
        var controls = new TreeSet<String>();
        for (CheckTable.ClientCheck check : checks.of(run.client())) {
            Mapping meaning = check.meaning(meanings);
            boolean news = !check.known() && meaning.known();
            if (news) {
                known.add(check.knowing(check.references(), true));
            }
            if (news || run.judgedOtherwise(check)) {
                controls.addAll(meaning.controls());
            }
        }
        checks.update(known);
        affected.note(run.client(), controls);
    }
}
