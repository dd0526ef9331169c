package io.plimsoll.finding;

import io.plimsoll.finding.BenchClock.Taken;
import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes controls of a client fail, and cases open for them, as a scan does. */
final class CaseOpenings {

    private static final Actor READER =
            new Actor("bench", "bench", "Bench", "", Set.of(Role.AUDITOR), ClientScope.everyone(), SignIn.none());

    private final BenchApp app;

    CaseOpenings(BenchApp app) {
        this.app = app;
    }

    /** Makes the controls that apply and are of these severities fail, once. */
    Set<String> failing(ClientId client, Predicate<Severity> wanted) {
        Set<String> controls = new TreeSet<>();
        app.bean(Findings.class).posture(client, READER).areas().forEach(area -> area.controls().stream()
                .filter(line -> wanted.test(line.severity()))
                .forEach(line -> controls.add(line.control().code())));
        Instant now = Instant.parse("2026-11-20T08:00:00Z");
        List<FindingRow> rows = new ArrayList<>();
        List<ClientCheck> known = new ArrayList<>();
        for (String control : controls) {
            var row = new Row(
                    "bench", "", control, "Fails", "PC-1", "PC-1", RowStatus.NOT_MET, Severity.HIGH, "", now, Set.of());
            rows.add(FindingRow.of(client, "bench", row, now));
            known.add(new ClientCheck(client, "bench", control, "bench", "Fails", true, Set.of()));
        }
        app.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            app.bean(FindingTable.class).insert(client, "bench", "bench", now, rows);
            app.bean(CheckTable.class).insert(known, now);
        });
        return controls;
    }

    /** Opens their cases; how long that took. */
    Taken open(ClientId client, Set<String> controls) {
        AffectedControls affected = app.bean(AffectedControls.class);
        app.bean(TransactionTemplate.class).executeWithoutResult(status -> affected.note(client, controls));
        var clock = new BenchClock();
        app.bean(ClientTurns.class).inTurn(client, () -> {
            affected.tell(client, UUID.randomUUID().toString());
            return true;
        });
        return clock.taken();
    }
}
