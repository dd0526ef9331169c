package io.plimsoll.finding;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.CountingDatabase;
import io.plimsoll.TestDatabase;
import io.plimsoll.database.Transactions;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.StandardFixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** The whole way of a delivery on a database of its own, read at once and in the test's thread; remembers what was told. */
final class Deliveries {

    static final ClientId CLIENT = new ClientId("acme");
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Actor ANALYST =
            new Actor("a", "analyst", "Ann", "", Set.of(Role.ANALYST), ClientScope.everyone(), SignIn.none());

    final List<ScanRecorded> told = new ArrayList<>();
    final CountingDatabase source;
    final JdbcClient db;
    final Set<String> poisoned = new HashSet<>();
    final ScanTable scans;
    final FailingAssets failing;
    final HandReports reports;
    final Replay replay;
    final CheckTable checks;
    final Mappings mappings;
    final StandardFixture standards;
    private final DeliverySpool spool;
    private final ScanWriter writer;
    private final ScanReading reading;

    Deliveries(Path folder) {
        this(folder, DataSize.ofMegabytes(10));
    }

    Deliveries(Path folder, DataSize most) {
        this(folder, most, TestDatabase.empty());
    }

    /** @param empty without tables */
    Deliveries(Path folder, DataSize most, DataSource empty) {
        source = new CountingDatabase(empty);
        TestDatabase.add(
                source, "V130__standard", "V140__finding", "V270__mapping", "V300__finding_keys", "V306__shortfall");
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var template = new JdbcTemplate(source);
        var limits = new ScanLimits(most, DataSize.ofMegabytes(50), 200, 3, 1);
        db = JdbcClient.create(source);
        standards = new StandardFixture(source, clock);
        mappings = standards.mappings();
        var transactions = new DataSourceTransactionManager(source);
        var turns =
                new ClientTurns(db, new Transactions(transactions, new SimpleMeterRegistry(), List.of()), transactions);
        scans = new ScanTable(db, template);
        var findings = new FindingTable(template);
        checks = new CheckTable(template);
        ApplicationEventPublisher events = event -> tell((ScanRecorded) event);
        var affected = new AffectedControls(template, events);
        var intake = new CheckIntake(checks, affected);
        var telling = new Telling(affected, turns);
        failing = new FailingAssets(checks, new FailingRows(new NamedParameterJdbcTemplate(template)), mappings);
        replay = new Replay(checks, mappings, affected, telling, turns);
        var ledger = StandardFixture.forgetfulLedger();
        var own = new OwnRows(scans, findings, intake, affected, mappings, turns, clock);
        reports = new HandReports(own, findings, failing, turns, ledger, clock);
        spool = new DeliverySpool(new MockEnvironment().withProperty("plimsoll.data-dir", folder.toString()), limits);
        writer = new ScanWriter(scans, findings, checks, intake, affected, telling, mappings, turns, limits, clock);
        reading = new ScanReading(scans, writer, spool, limits, clock);
        standards.adopt(CLIENT, "minimum-technology-standards");
    }

    private void tell(ScanRecorded recorded) {
        if (recorded.controls().stream().anyMatch(poisoned::contains)) {
            throw new IllegalStateException("A case of these cannot start");
        }
        told.add(recorded);
    }

    ScanView deliver(ScanScope scope, String body) {
        return deliver("auto", "", scope, body.getBytes(StandardCharsets.UTF_8));
    }

    ScanView deliver(String format, String source, ScanScope scope, byte[] body) {
        String id = keep(format, source, scope, body);
        return goOn(id, () -> false);
    }

    /** Rows as a reader would hand them over. */
    ScanView deliver(String source, ScanScope scope, List<Row> rows) {
        String id = UUID.randomUUID().toString();
        scans.insert(new ScanView(
                id, CLIENT, source, "csv", scope, ScanState.RECEIVED, Counts.NONE, 0, 0, null, "test", NOW, null));
        try (var run = new ScanRun(writer, scans.find(id).orElseThrow(), 3, () -> false)) {
            rows.forEach(run::row);
            writer.finish(run, null);
        }
        return scans.find(id).orElseThrow();
    }

    String keep(String format, String source, ScanScope scope, byte[] body) {
        String id = UUID.randomUUID().toString();
        if (!spool.keep(id, new ByteArrayInputStream(body))) {
            throw new IllegalArgumentException("too large");
        }
        scans.insert(new ScanView(
                id, CLIENT, source, format, scope, ScanState.RECEIVED, Counts.NONE, 0, 0, null, "test", NOW, null));
        return id;
    }

    /** Whether a body was small enough to be kept. */
    boolean keep(InputStream body) {
        return spool.keep(UUID.randomUUID().toString(), body);
    }

    ScanView goOn(String id, BooleanSupplier stopped) {
        reading.read(id, stopped);
        return scans.find(id).orElseThrow();
    }

    List<String> failing(String control) {
        return failures(control).stream().map(Failure::asset).toList();
    }

    /** The first thousand that fail a control, worst first. */
    List<Failure> failures(String control) {
        var first = WorstFirst.ofResults(1000, null);
        failing.visit(CLIENT, Set.of(control), (code, one) -> first.add(one));
        return first.first();
    }

    /** Findings that a delivery wrote. */
    long writtenBy(ScanView scan) {
        return db.sql("select count(*) from finding where changed_by = ?")
                .param(scan.id())
                .query(Long.class)
                .single();
    }

    long stored() {
        return db.sql("select count(*) from finding").query(Long.class).single();
    }
}
