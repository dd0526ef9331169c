package io.plimsoll.finding.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.finding.check.CheckResult;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.standard.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfLifeTests {

    private static CheckResult judge(LocalDate today, Set<String> facts, InventoryItem item) {
        return new EndOfLife(LifecycleData.shipped(), today, 180, facts)
                .of(List.of(item))
                .get(0);
    }

    private static InventoryItem item(String asset, String kind, String product) {
        return new InventoryItem(asset, kind, product, "", false);
    }

    /** The updates of Windows Server 2016 end on 12 January 2027. */
    @ParameterizedTest
    @CsvSource({
        "2026-07-15, MET,",
        "2026-07-16, NOT_MET, LOW",
        "2026-11-12, NOT_MET, LOW",
        "2026-11-13, NOT_MET, MEDIUM",
        "2027-01-12, NOT_MET, MEDIUM",
        "2027-01-13, NOT_MET, CRITICAL"
    })
    void severityRisesAsTheTimeRunsOut(LocalDate today, RowStatus status, Severity severity) {
        CheckResult result = judge(today, Set.of(), item("SRV01", "server", "Windows Server 2016 Standard"));

        assertThat(result.check()).isEqualTo("eol-operating-system");
        assertThat(result.asset()).isEqualTo("SRV01");
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.severity()).isEqualTo(severity);
        assertThat(result.detail())
                .isEqualTo("Windows Server 2016: security updates %s on 12 January 2027."
                        .formatted(severity == Severity.CRITICAL ? "ended" : "end"));
    }

    @Test
    void whoPaysForMoreHasLonger() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        var windows = new InventoryItem("PC7", "workstation", "Windows 10 Pro", "10.0.19045", false);

        assertThat(judge(day, Set.of(), windows).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(judge(day, Set.of("extended-updates-windows"), windows).detail())
                .isEqualTo("Windows 10 22H2: extended security updates end on 10 October 2028.");
        assertThat(judge(day, Set.of(), new InventoryItem("PC7", "", "Windows 10 Pro", "10.0.19045", true))
                        .status())
                .isEqualTo(RowStatus.MET);
    }

    @Test
    void whatHasEndedWhicheverReleaseItIsHasEnded() {
        CheckResult result = judge(LocalDate.of(2026, 11, 26), Set.of(), item("PC8", "workstation", "Windows 10 Pro"));

        assertThat(result.status()).isEqualTo(RowStatus.NOT_MET);
        assertThat(result.detail()).startsWith("Even of the last release, Windows 10 22H2:");
        assertThat(judge(LocalDate.of(2025, 10, 14), Set.of(), item("PC8", "workstation", "Windows 10 Pro"))
                        .status())
                .isEqualTo(RowStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "server, eol-operating-system, SRV9",
        "Firewall, eol-network-device, SRV9",
        "Software, eol-application, SRV9: Inhouse ERP 3",
        "'', eol-application, SRV9: Inhouse ERP 3"
    })
    void whatIsNotRecognisedIsListed(String kind, String check, String asset) {
        CheckResult result = judge(LocalDate.of(2026, 11, 26), Set.of(), item("SRV9", kind, "Inhouse ERP 3"));

        assertThat(result.status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(result.check()).isEqualTo(check);
        assertThat(result.asset()).isEqualTo(asset);
        assertThat(result.detail()).isEqualTo("We do not know this product: Inhouse ERP 3.");
    }

    @Test
    void eachKindHasItsCheckAndApplicationsAreNamed() {
        LocalDate day = LocalDate.of(2026, 11, 26);

        assertThat(judge(day, Set.of(), item("FW1", "firewall", "FortiGate-60F v6.4.9")))
                .extracting(CheckResult::check, CheckResult::asset, CheckResult::severity)
                .containsExactly("eol-network-device", "FW1", Severity.CRITICAL);
        assertThat(judge(day, Set.of(), item("DB1", "application", "SQL Server 2014 (12.0.6024)")))
                .extracting(CheckResult::check, CheckResult::asset, CheckResult::severity)
                .containsExactly("eol-application", "DB1: Microsoft SQL Server", Severity.HIGH);
    }

    @Test
    void withoutWarningOnlyWhatHasEndedIsNotMet() {
        var judge = new EndOfLife(LifecycleData.shipped(), LocalDate.of(2027, 1, 12), 0, Set.of());

        assertThat(judge.of(List.of(item("SRV01", "server", "Windows Server 2016"))))
                .extracting(CheckResult::status)
                .containsExactly(RowStatus.MET);
    }

    @Test
    void longNamesAreCut() {
        CheckResult result = judge(LocalDate.of(2026, 11, 26), Set.of(), item("a".repeat(400), "", "b".repeat(400)));

        assertThat(result.asset()).hasSizeLessThanOrEqualTo(300);
    }
}
