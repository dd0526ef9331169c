package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.finding.check.CheckResult;
import io.plimsoll.finding.lifecycle.EndOfLife;
import io.plimsoll.finding.lifecycle.InventoryItem;
import io.plimsoll.finding.lifecycle.LifecycleData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What our own checks saw goes the way of all deliveries, day after day. */
@Tag(TestDatabase.TAG)
class CheckDeliveryTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final InventoryItem ODD = item("BOX", "Homegrown, \"edition\" 1\n=2+3");

    @TempDir
    Path folder;

    private Deliveries deliveries;
    private CheckTables tables;

    @BeforeEach
    void anEmptyDatabase() {
        deliveries = new Deliveries(folder);
        tables = new CheckTables(deliveries.db, new JdbcTemplate());
    }

    private static InventoryItem item(String asset, String product) {
        return new InventoryItem(asset, "", product, "", false);
    }

    private ScanView run(LocalDate day, InventoryItem... items) {
        List<CheckResult> seen = new EndOfLife(LifecycleData.shipped(), day, 180, Set.of()).of(List.of(items));
        List<CheckResult> all = CheckDelivery.withGone(seen, tables.failing(Deliveries.CLIENT, CheckKind.LIFECYCLE));
        return deliveries.deliver("csv", CheckKind.LIFECYCLE.source(), ScanScope.FULL, CheckDelivery.csv(all));
    }

    private List<String> failing() {
        return tables.failing(Deliveries.CLIENT, CheckKind.LIFECYCLE).stream()
                .map(CheckTables.Failing::asset)
                .sorted()
                .toList();
    }

    @Test
    void theNextDayChangesNothing() {
        InventoryItem[] items = {item("SRV1", "Windows Server 2012 R2"), item("SRV2", "Windows Server 2016"), ODD};
        run(DAY, items);

        ScanView next = run(DAY.plusDays(1), items);

        assertThat(next.state()).isEqualTo(ScanState.DONE);
        assertThat(next.counts().read()).isEqualTo(3);
        assertThat(next.counts().rejected()).isZero();
        assertThat(next.cleared()).isZero();
        assertThat(deliveries.writtenBy(next)).isZero();
        assertThat(failing()).containsExactly("SRV1", "SRV2");
    }

    @Test
    void theDayAfterItsEndAThingFails() {
        InventoryItem laptop = item("LT1", "Windows 11 Pro 25H2");
        run(LocalDate.of(2027, 1, 1), laptop);
        assertThat(failing()).isEmpty();

        run(LocalDate.of(2027, 10, 13), laptop);

        assertThat(failing()).containsExactly("LT1");
        assertThat(deliveries
                        .db
                        .sql("select severity from finding where asset = 'LT1'")
                        .query(String.class)
                        .single())
                .isEqualTo("critical");
    }

    @Test
    void whatIsNoLongerThereIsClearedWhateverElseIsUnknown() {
        run(DAY, item("SRV1", "Windows Server 2012 R2"), item("SRV2", "Windows Server 2012"), ODD);

        ScanView next = run(DAY.plusDays(1), item("SRV2", "Windows Server 2012"), ODD);

        assertThat(next.cleared()).isOne();
        assertThat(failing()).containsExactly("SRV2");
    }

    @Test
    void whatIsNotRecognisedAnyMoreIsNotCleared() {
        run(DAY, item("SRV1", "Windows Server 2012 R2"));

        run(DAY.plusDays(1), new InventoryItem("SRV1", "server", "a new name", "", false));

        assertThat(failing()).containsExactly("SRV1");
    }
}
