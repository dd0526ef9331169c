package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.database.Transactions;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.Standards;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What scans make of cases, with all that lies between them. */
@PlimsollTest
class ScansAndCasesModuleTests {

    private static final Actor SYSTEM = Actor.system();

    @Autowired
    Clients clients;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances cases;

    @Autowired
    Findings findings;

    @Autowired
    ScanTable scans;

    @Autowired
    FindingTable table;

    @Autowired
    CheckTable checks;

    @Autowired
    AffectedControls affected;

    @Autowired
    Mappings mappings;

    @Autowired
    DeliverySpool spool;

    @Autowired
    ScanLimits limits;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Clock clock;

    private final ClientId client =
            new ClientId("sc-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void aClientWithAService() {
        clients.create(
                client.value(),
                new ClientDetails("Scanned", "gold", "en", Set.of()),
                new CalendarDetails("Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                SYSTEM);
        clients.addService(
                client, new ServiceDetails("Desk", ServiceKind.HELPDESK, new ServiceTerms(10, 5, 20)), SYSTEM);
        standards.adopt(client, "minimum-technology-standards", "1.0", SYSTEM);
    }

    @Test
    void eightScannersAtOnceOpenOneCaseForEachControlAndNoneHearsOfTheOthers() throws Exception {
        var all = new CyclicBarrier(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<ScanView>> running = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                String body = row("os-licence", "PC-" + i, "not met") + row("disk-encryption", "PC-" + i, "not met");
                String id = keep("scanner-" + i, ScanScope.FULL, body);
                // a node of its own each: nothing but the database is between them
                ScanReading node = node();
                running.add(pool.submit(() -> {
                    all.await();
                    node.read(id, () -> false);
                    return scans.find(id).orElseThrow();
                }));
            }
            for (Future<ScanView> scan : running) {
                assertThat(scan.get().state()).isEqualTo(ScanState.DONE);
                assertThat(scan.get().problem()).isNull();
                assertThat(scan.get().counts()).isEqualTo(new Counts(2, 0, 0, 2, 0, 0));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(listed()).extracting(one -> one.control().code()).doesNotHaveDuplicates();
        assertThat(listed()).allSatisfy(one -> {
            assertThat(one.assets()).isEqualTo(8);
            assertThat(one.state()).isEqualTo(CaseState.RESPONDING);
        });
        int opened = running.stream().mapToInt(ScansAndCasesModuleTests::opened).sum();
        assertThat(opened).isEqualTo(listed().size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aCaseEndsOnlyWhenAllWhoFailedItAreClear() {
        deliver("rmm", ScanScope.FULL, row("os-licence", "PC-1", "not met"));
        deliver("agent", ScanScope.FULL, row("os-licence", "PC-1", "not met"));
        CaseView one = only();
        assertThat(cases.failing(one.number(), null, 50, SYSTEM).items())
                .extracting(FailingAsset::source)
                .containsExactlyInAnyOrder("rmm", "agent");

        deliver("rmm", ScanScope.FULL, row("os-licence", "PC-1", "met"));
        assertThat(events(one.number())).doesNotContain("evidence-cleared");
        deliver("agent", ScanScope.PARTIAL, row("os-licence", "PC-2", "met"));
        assertThat(events(one.number())).doesNotContain("evidence-cleared");

        deliver("agent", ScanScope.FULL, row("os-licence", "PC-2", "met"));
        assertThat(events(one.number())).contains("evidence-cleared");
    }

    @Test
    void whatFailsAgainReopensTheCaseUnderItsNumberAndWithItsHistory() {
        deliver("rmm", ScanScope.FULL, row("os-licence", "PC-1", "not met"));
        CaseNumber number = only().number();
        deliver("rmm", ScanScope.FULL, row("os-licence", "PC-1", "met"));
        assertThat(cases.get(number, SYSTEM).outcome()).isEqualTo(CaseOutcome.MET);

        ScanView again = deliver("rmm", ScanScope.FULL, row("os-licence", "PC-1", "not met"));

        assertThat(again.casesOpened()).isEqualTo(1);
        assertThat(only().number()).isEqualTo(number);
        assertThat(only().state()).isEqualTo(CaseState.RESPONDING);
        assertThat(events(number)).startsWith("case-opened").endsWith("case-reopened");
    }

    @Test
    void aSourceThatIsGivenTimeOpensACaseOnlyForWhatLasts() {
        deliver("patient", ScanScope.PARTIAL, row("os-licence", "PC-1", "not met"));
        assertThat(listed()).isEmpty();
        assertThat(waiting()).hasSize(1);

        Instant longAgo = clock.instant().minus(Duration.ofDays(3));
        deliver("patient", ScanScope.PARTIAL, row("os-licence", "PC-2", "not met", longAgo));

        assertThat(only().assets()).isEqualTo(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aSourceThatIsGivenNoTimeOpensTheCaseOfOneThatIs() {
        deliver("patient", ScanScope.PARTIAL, row("os-licence", "PC-1", "not met"));
        deliver("rmm", ScanScope.PARTIAL, row("os-licence", "PC-1", "not met"));

        assertThat(only().assets()).isEqualTo(1);
    }

    private List<PostureView.Line> waiting() {
        return findings.posture(client, SYSTEM).areas().stream()
                .flatMap(area -> area.controls().stream())
                .filter(line -> line.waitsUntil() != null)
                .toList();
    }

    private static int opened(Future<ScanView> scan) {
        try {
            return scan.get().casesOpened();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ScanReading node() {
        var turns = new ClientTurns(db, new Transactions(transactions, meters, List.of()), transactions);
        var telling = new Telling(affected, turns);
        var intake = new CheckIntake(checks, affected);
        var writer = new ScanWriter(scans, table, checks, intake, affected, telling, mappings, turns, limits, clock);
        return new ScanReading(scans, writer, spool, limits, clock);
    }

    private String keep(String source, ScanScope scope, String rows) {
        String id = UUID.randomUUID().toString();
        spool.keep(id, new ByteArrayInputStream((Bodies.HEADER + rows).getBytes(StandardCharsets.UTF_8)));
        scans.insert(new ScanView(
                id,
                client,
                source,
                "csv",
                scope,
                ScanState.RECEIVED,
                Counts.NONE,
                0,
                0,
                null,
                "test",
                clock.instant(),
                null));
        return id;
    }

    private ScanView deliver(String source, ScanScope scope, String rows) {
        String id = keep(source, scope, rows);
        node().read(id, () -> false);
        return scans.find(id).orElseThrow();
    }

    private String row(String check, String asset, String status) {
        return row(check, asset, status, clock.instant());
    }

    private static String row(String check, String asset, String status, Instant observed) {
        return "%s,%s,%s,high,Title,Detail,%s,hq%n".formatted(check, asset, status, observed);
    }

    private CaseView only() {
        assertThat(listed()).hasSize(1);
        return listed().get(0);
    }

    private List<CaseView> listed() {
        return cases.list(new CaseQuery(client, null, null, null, null, null, 100), SYSTEM)
                .items();
    }

    private List<String> events(CaseNumber number) {
        return cases.history(number, SYSTEM).stream().map(LedgerRow::event).toList();
    }
}
