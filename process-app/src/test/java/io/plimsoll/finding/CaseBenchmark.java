package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountingDatabase.Counts;
import io.plimsoll.TestDatabase;
import io.plimsoll.finding.BenchClock.Taken;
import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.Workflow;
import io.plimsoll.noncompliance.Workflow.OpenedCase;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast cases open, against a loop that does nothing but start the same model. Prints what it measures; the number
 * of commits is asserted. Run by the profile {@code bench}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseBenchmark {

    private static final int ROUNDS = 10;
    private static final int WARM_UP = 5;

    private final BenchResults results = new BenchResults();
    private final BenchApp app = BenchApp.shared();

    @AfterAll
    void print() {
        results.print(TestDatabase.isMySql() ? "MySQL" : "H2");
    }

    /** Round by round, so that what else the machine does meets all alike. */
    @Test
    void newCases() {
        Taken bare = Taken.NOTHING;
        Taken grouped = Taken.NOTHING;
        Taken whole = Taken.NOTHING;
        long cases = 0;
        double commits = 0;
        for (int round = 1; round <= WARM_UP + ROUNDS; round++) {
            ClientId client = app.client("cases-" + round);
            Set<String> controls = failing(client);
            Taken direct = bareLoop(client, controls.size());
            Taken starts = groupedStarts(client, controls.size());
            app.database().sinceLast();
            Taken opening = open(client, controls);
            Counts counts = app.database().sinceLast();
            if (round > WARM_UP) {
                bare = bare.plus(direct);
                grouped = grouped.plus(starts);
                whole = whole.plus(opening);
                cases += controls.size();
                commits += counts.commits();
            }
            results.add(
                    "round " + round, counts.statements(), "statements for %d cases of one client", controls.size());
        }
        results.rate("new cases, a bare loop of starts", "cases", cases, bare);
        results.rate("new cases, starts in groups", "cases", cases, grouped);
        results.add("new cases, groups against the loop", bare.clock() / grouped.clock(), "x (target: 2.5 or more)");
        results.rate("new cases, from results to running cases", "cases", cases, whole);
        results.add("new cases, all of that against the loop", bare.clock() / whole.clock(), "x");
        results.add("new cases, commits", commits / cases, "for each case (target: 0.05 or fewer)");
        assertThat(commits / cases).isLessThanOrEqualTo(0.05);
    }

    /** Makes every control that applies fail, once. */
    private Set<String> failing(ClientId client) {
        Set<String> controls = new TreeSet<>();
        app.bean(Findings.class).posture(client, CaseBenchmark.READER).areas().forEach(area -> area.controls()
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

    private static final Actor READER = new Actor(
            "bench",
            "bench",
            "Bench",
            "",
            Set.of(io.plimsoll.identity.Role.AUDITOR),
            io.plimsoll.identity.ClientScope.everyone(),
            io.plimsoll.identity.SignIn.none());

    private Taken bareLoop(ClientId client, int amount) {
        RuntimeService engine = app.bean(RuntimeService.class);
        IdentityService identity = app.bean(IdentityService.class);
        var clock = new BenchClock();
        identity.setAuthentication("bench", List.of(), List.of(client.value()));
        try {
            for (int i = 0; i < amount; i++) {
                String number = "NC-2098-" + UUID.randomUUID().toString().substring(0, 6);
                engine.startProcessInstanceByKey("non-compliance-handling", number, Map.of("caseNumber", number));
            }
        } finally {
            identity.clearAuthentication();
        }
        return clock.taken();
    }

    private Taken groupedStarts(ClientId client, int amount) {
        List<OpenedCase> cases = new ArrayList<>();
        for (int i = 0; i < amount; i++) {
            cases.add(new OpenedCase(CaseNumber.of(2099, i + 1), client));
        }
        var clock = new BenchClock();
        app.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> app.bean(Workflow.class).casesOpened(cases));
        return clock.taken();
    }

    private Taken open(ClientId client, Set<String> controls) {
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
