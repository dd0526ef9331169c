package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.CountingDatabase.Counts;
import io.plimsoll.TestDatabase;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan asks of the database, counted; how long that takes is measured by the benchmarks. */
@Tag(TestDatabase.TAG)
class ScanCostTests {

    private static final int ROWS = 12_000;
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private Deliveries deliveries;

    @BeforeEach
    void anEmptyDatabase() {
        deliveries = new Deliveries(folder);
    }

    @Test
    void newRowsTakeFewStatements() {
        String body = Bodies.csv(ROWS, "met");
        deliveries.source.sinceLast();

        ScanView scan = deliveries.deliver(ScanScope.FULL, body);

        Counts cost = deliveries.source.sinceLast();
        assertThat(scan.counts().added()).isEqualTo(ROWS);
        assertThat(deliveries.stored()).isEqualTo(ROWS);
        assertThat(cost.perThousand(ROWS)).isLessThanOrEqualTo(20);
    }

    @Test
    void whatIsKnownTakesFewerAndWritesNoFinding() {
        String body = Bodies.csv(ROWS, "not met");
        deliveries.deliver(ScanScope.FULL, body);
        deliveries.source.sinceLast();

        ScanView again = deliveries.deliver(ScanScope.FULL, body);

        Counts cost = deliveries.source.sinceLast();
        assertThat(again.counts().unchanged()).isEqualTo(ROWS);
        assertThat(deliveries.writtenBy(again)).isZero();
        assertThat(cost.perThousand(ROWS)).isLessThanOrEqualTo(5);
    }

    /** Two arrays of two million numbers, and what is stored of them. */
    @Test
    void aMillionSeenRowsTakeLessThan64Megabytes() {
        var seen = new SeenRows();
        long before = used();
        for (int i = 0; i < 1_000_000; i++) {
            seen.add(row(i));
        }
        byte[] stored = seen.toBytes();

        assertThat(used() - before).isLessThan(64L * MEGABYTE);
        assertThat(stored).hasSize(16_000_000);
        assertThat(SeenRows.of(stored).contains(row(77).fingerprint())).isTrue();
    }

    private static FindingRow row(int number) {
        var row = new Row("t", "", "c", "", "a", "a" + number, RowStatus.MET, null, "", Deliveries.NOW, Set.of());
        return FindingRow.of(Deliveries.CLIENT, "s", row, Deliveries.NOW);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
