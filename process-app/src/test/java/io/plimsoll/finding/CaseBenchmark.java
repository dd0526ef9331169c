package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountingDatabase.Counts;
import io.plimsoll.TestDatabase;
import io.plimsoll.finding.BenchClock.Taken;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.Workflow;
import io.plimsoll.noncompliance.Workflow.OpenedCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final CaseOpenings openings = new CaseOpenings(app);

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
            Set<String> controls = openings.failing(client, severity -> true);
            Taken direct = bareLoop(client, controls.size());
            Taken starts = groupedStarts(client, controls.size());
            app.database().sinceLast();
            Taken opening = openings.open(client, controls);
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
}
