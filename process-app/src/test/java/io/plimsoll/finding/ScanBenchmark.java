package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.plimsoll.TestDatabase;
import io.plimsoll.finding.BenchClock.Taken;
import io.plimsoll.identity.ClientId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.unit.DataSize;

/**
 * How fast scans are taken in, by all that lies between the door and the tables, for one client among many: {@code plimsoll.bench.rows} findings lie in the table before.
 * Prints what it measures; only what does not depend on the machine is asserted. Run by the profile {@code bench}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScanBenchmark {

    private static final int ROWS = 50_000;
    private static final int TRIES = 5;

    /** Rounds before, until the compiler has seen all of it. */
    private static final int WARM_UPS = 15;

    private final BenchResults results = new BenchResults();
    private Deliveries deliveries;

    @BeforeAll
    void aClientAmongMany() throws SQLException {
        deliveries = new Deliveries(BenchApp.folder(), DataSize.ofMegabytes(100), database());
        long rows = Long.getLong("plimsoll.bench.rows", 1_000_000L);
        var clock = new BenchClock();
        ManyFindings.fill(deliveries.source, rows / ROWS, ROWS);
        results.add(
                "findings in the table before",
                rows,
                "loaded in %.0f s",
                clock.taken().clock());
    }

    /** On disk, behind a pool. */
    private static DataSource database() {
        if (TestDatabase.isMySql()) {
            return TestDatabase.empty();
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + BenchApp.folder().resolve("scans") + ";LOCK_TIMEOUT=20000;TIME ZONE=UTC");
        return pool;
    }

    @AfterAll
    void print() {
        results.print(TestDatabase.isMySql() ? "MySQL" : "H2");
    }

    @Test
    @Order(1)
    void allNew() throws SQLException {
        Taken bare = Taken.NOTHING;
        Taken ours = Taken.NOTHING;
        double statements = 0;
        for (int i = 0; i < WARM_UPS + TRIES; i++) {
            Taken direct = ManyFindings.insertBare(deliveries.source, new ClientId("bare"), "fresh-" + i, ROWS);
            byte[] body = body();
            deliveries.source.sinceLast();
            var clock = new BenchClock();
            ScanView scan = deliveries.deliver("auto", "fresh-" + i, ScanScope.FULL, body);
            Taken taken = clock.taken();
            statements = deliveries.source.sinceLast().perThousand(ROWS);
            assertThat(scan.counts().added()).isEqualTo(ROWS);
            bare = i < WARM_UPS ? bare : bare.plus(direct);
            ours = i < WARM_UPS ? ours : ours.plus(taken);
        }
        results.rate("all new, a bare insert", "rows", (double) ROWS * TRIES, bare);
        results.rate("all new, a scan", "rows", (double) ROWS * TRIES, ours);
        results.add("all new, a scan against a bare insert", bare.clock() / ours.clock(), "x (target: 0.6 or more)");
        results.add("all new, statements", statements, "for each 1,000 rows (target: 20 or fewer)");
        assertThat(statements).isLessThanOrEqualTo(20);
    }

    @Test
    @Order(2)
    void unchanged() {
        byte[] body = body();
        deliveries.deliver("auto", "", ScanScope.FULL, body);
        Taken all = Taken.NOTHING;
        double statements = 0;
        for (int i = 0; i < WARM_UPS + TRIES; i++) {
            deliveries.source.sinceLast();
            var clock = new BenchClock();
            ScanView scan = deliveries.deliver("auto", "", ScanScope.FULL, body);
            Taken taken = clock.taken();
            statements = deliveries.source.sinceLast().perThousand(ROWS);
            assertThat(scan.counts().unchanged()).isEqualTo(ROWS);
            assertThat(scan.counts().added() + scan.counts().changed() + scan.cleared())
                    .isZero();
            all = i < WARM_UPS ? all : all.plus(taken);
        }
        results.rate("unchanged, a scan", "rows", (double) ROWS * TRIES, all);
        results.add("unchanged, statements", statements, "for each 1,000 rows (target: 5 or fewer)");
        results.add("unchanged, findings written", 0, "(target: 0)");
        assertThat(statements).isLessThanOrEqualTo(5);
    }

    @Test
    @Order(3)
    void heapWhileUnchanged() {
        byte[] body = body();
        long before = live();
        var most = new AtomicLong();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleWithFixedDelay(() -> most.accumulateAndGet(live(), Math::max), 0, 200, TimeUnit.MILLISECONDS);
        deliveries.deliver("auto", "", ScanScope.FULL, body);
        watch.shutdownNow();
        double growth = (most.get() - before) / 1048576.0;
        results.add("unchanged, growth of the live heap", growth, "MB (target: 64 or less)");
        assertThat(growth).isLessThan(64);
    }

    private static byte[] body() {
        return Bodies.csv(ROWS, "met").getBytes(StandardCharsets.UTF_8);
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
