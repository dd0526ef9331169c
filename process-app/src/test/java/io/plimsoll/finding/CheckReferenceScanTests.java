package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What frameworks say of checks is kept with them, and counts whenever it becomes known. */
@Tag(TestDatabase.TAG)
class CheckReferenceScanTests {

    private static final String PRIVILEGED_MFA = "cis-controls:6.5";
    private static final String BACKUPS = "cis-controls:11.2";

    @TempDir
    Path folder;

    private Deliveries deliveries;

    @BeforeEach
    void anEmptyDatabase() {
        deliveries = new Deliveries(folder);
    }

    @Test
    void aCheckThatNoRuleNamesIsMappedByItsReference() {
        ScanView scan = deliver(row("guard-1", "A", PRIVILEGED_MFA, "roof:9"));

        assertThat(scan.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(deliveries.failing("MTS-04.1")).containsExactly("A");
        assertThat(deliveries.checks.of(Deliveries.CLIENT))
                .singleElement()
                .satisfies(check -> assertThat(check.references()).containsExactlyInAnyOrder(PRIVILEGED_MFA, "roof:9"));
    }

    @Test
    void aReferenceThatALaterDeliveryBringsBringsUpWhatWaited() {
        deliver(row("guard-1", "A"), row("guard-1", "B"));
        assertThat(deliveries.checks.unknown()).hasSize(1);
        deliveries.told.clear();

        ScanView scan = deliver(row("guard-1", "A", PRIVILEGED_MFA));

        assertThat(scan.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
        assertThat(deliveries.failing("MTS-04.1")).containsExactly("A", "B");
        assertThat(deliveries.told).extracting(ScanRecorded::controls).containsExactly(Set.of("MTS-04.1"));
        assertThat(deliveries.checks.unknown()).isEmpty();
    }

    @Test
    void aRowWithoutReferencesIsJudgedByThoseThatItsCheckHad() {
        deliver(row("guard-1", "A", PRIVILEGED_MFA));

        ScanView scan = deliver(row("guard-1", "B"));

        assertThat(scan.counts().added()).isEqualTo(1);
        assertThat(deliveries.failing("MTS-04.1")).containsExactly("A", "B");
    }

    @Test
    void aReferenceThatContradictsTheFirstSendsTheCheckToTriageAndTellsTheControlItLeft() {
        deliver(row("guard-1", "A", PRIVILEGED_MFA));
        deliveries.told.clear();

        ScanView scan = deliver(row("guard-1", "A", BACKUPS));

        assertThat(scan.counts().unmapped()).isEqualTo(1);
        assertThat(deliveries.failing("MTS-04.1")).isEmpty();
        assertThat(deliveries.told).extracting(ScanRecorded::controls).containsExactly(Set.of("MTS-04.1"));
        assertThat(deliveries.checks.unknown()).hasSize(1);

        deliveries.mappings.map("radar", "guard-1", "MTS-05.9", Deliveries.ANALYST);
        deliveries.replay.check(Deliveries.CLIENT, "radar", "guard-1", Set.of());

        assertThat(deliveries.failing("MTS-05.9")).containsExactly("A");
        assertThat(deliveries.checks.unknown()).isEmpty();
    }

    @Test
    void whatWasDecidedCanBeTakenBack() {
        deliver(row("guard-1", "A"));
        deliveries.mappings.map("radar", "guard-1", "MTS-05.9", Deliveries.ANALYST);
        deliveries.replay.check(Deliveries.CLIENT, "radar", "guard-1", Set.of());
        deliveries.told.clear();

        assertThat(deliveries.mappings.takeBack("radar", "guard-1", Deliveries.ANALYST))
                .isTrue();
        deliveries.replay.check(Deliveries.CLIENT, "radar", "guard-1", Set.of("MTS-05.9"));

        assertThat(deliveries.failing("MTS-05.9")).isEmpty();
        assertThat(deliveries.told).extracting(ScanRecorded::controls).containsExactly(Set.of("MTS-05.9"));
        assertThat(deliveries.checks.unknown()).hasSize(1);
        assertThat(deliveries.mappings.takeBack("radar", "guard-1", Deliveries.ANALYST))
                .isFalse();
        assertThat(deliveries.mappings.decisions())
                .extracting(decision -> decision.kind() + " by " + decision.by())
                .containsExactly("TAKEN_BACK by Ann", "MAPPED by Ann");
    }

    private ScanView deliver(Row... rows) {
        return deliveries.deliver("radar", ScanScope.PARTIAL, Arrays.asList(rows));
    }

    private static Row row(String check, String asset, String... references) {
        return new Row(
                "radar",
                "",
                check,
                "Guards",
                asset,
                asset,
                RowStatus.NOT_MET,
                null,
                "Seen",
                Instant.parse("2026-11-01T08:00:00Z"),
                Set.copyOf(List.of(references)));
    }
}
