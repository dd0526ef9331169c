package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountingDatabase.Counts;
import io.plimsoll.TestDatabase;
import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.FailingPage;
import io.plimsoll.noncompliance.NonCompliances;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One control that very many assets fail: what is read of them is read in groups, and nobody is handed all. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class ManyAssetsModuleTests {

    private static final int ASSETS = 100_000;
    private static final String CONTROL = "MTS-01.2";
    private static final Actor SYSTEM = Actor.system();

    /** What is done besides reading what fails. */
    private static final int BESIDES = 100;

    private BenchApp app;
    private ClientId client;
    private NonCompliances cases;
    private JdbcClient db;

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        app = new BenchApp(folder, TestDatabase.isMySql() ? TestDatabase.settings() : BenchApp.h2(folder));
        client = app.client("many");
        cases = app.bean(NonCompliances.class);
        db = app.bean(JdbcClient.class);
        ManyFindings.fail(app.database(), client, CONTROL, ASSETS);
        app.bean(CheckTable.class)
                .insert(
                        List.of(new ClientCheck(client, "inventory", CONTROL, "inventory", "Old", true, Set.of())),
                        Instant.parse("2026-11-10T08:00:00Z"));
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void aCaseOpensIsLookedAtAgreedAndComparedAgain() {
        assertThat(scanned().statements()).isLessThan(perThousand());
        CaseNumber number = only().number();
        assertThat(only().assets()).isEqualTo(ASSETS);

        isReadPageByPage(number);
        isToldInShort(number);

        cases.enter(number, CaseState.AGREEING, SYSTEM);
        cases.freezeEvidence(number, SYSTEM);
        scanned();
        db.sql("update finding set status = 'met', failing_since = null where client_id = ? and asset = 'PC-7'")
                .param(client.value())
                .update();
        assertThat(scanned().statements()).isLessThan(perThousand());
        assertThat(only().assets()).isEqualTo(ASSETS - 1);
        assertThat(events(number)).endsWith("evidence-changed").doesNotContain("evidence-worsened");

        db.sql("update finding set severity = 'high' where client_id = ? and asset = 'PC-99999'")
                .param(client.value())
                .update();
        assertThat(scanned().statements()).isLessThan(perThousand());
        assertThat(events(number)).containsOnlyOnce("evidence-worsened");
    }

    private void isReadPageByPage(CaseNumber number) {
        app.database().sinceLast();
        FailingPage first = cases.failing(number, null, 1_000_000, SYSTEM);
        assertThat(app.database().sinceLast().statements()).isLessThan(perThousand());
        assertThat(first.items()).hasSize(200);
        assertThat(first.total()).isEqualTo(ASSETS);
        assertThat(first.assets()).isEqualTo(ASSETS);
        assertThat(first.sources()).containsExactly("inventory");
        FailingPage second = cases.failing(number, first.next(), 100, SYSTEM);
        List<String> names = new ArrayList<>(names(first));
        names.addAll(names(second));
        assertThat(names).hasSize(300).doesNotHaveDuplicates().isSorted();
        assertThat(names).allSatisfy(name -> assertThat(name).endsWith("0"));
        assertThat(cases.failing(number, "not of ours", 100, SYSTEM).items()).isEmpty();
    }

    private void isToldInShort(CaseNumber number) {
        assertThat(app.bean(CaseBriefing.class).forClient(number).get(0).text())
                .startsWith(ASSETS + " assets do not meet this: PC-10, PC-100, PC-1000, PC-10000, PC-100000")
                .contains("and 99995 more");
    }

    private static List<String> names(FailingPage page) {
        return page.items().stream().map(FailingAsset::asset).toList();
    }

    private static long perThousand() {
        return ASSETS / 1000 + BESIDES;
    }

    /** A scan has changed something about the control. */
    private Counts scanned() {
        app.database().sinceLast();
        app.bean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> app.context.publishEvent(new ScanRecorded("a scan", client, Set.of(CONTROL))));
        return app.database().sinceLast();
    }

    private CaseView only() {
        List<CaseView> listed = cases.list(new CaseQuery(client, null, null, null, null, null, 100), SYSTEM)
                .items();
        assertThat(listed).hasSize(1);
        return listed.get(0);
    }

    private List<String> events(CaseNumber number) {
        return cases.history(number, SYSTEM).stream().map(LedgerRow::event).toList();
    }
}
