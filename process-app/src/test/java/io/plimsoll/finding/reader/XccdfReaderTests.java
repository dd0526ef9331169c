package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class XccdfReaderTests {

    private final Collected collected = new Collected();

    @Test
    void aResultTakesWhatItsRuleSays() throws IOException {
        read("benchmark-results.xccdf.xml");

        assertThat(collected.rows.get(0))
                .isEqualTo(new Row(
                        "drawbridge-check",
                        "north-tower north-tower.castle.example",
                        "gate_shut",
                        "The gate is shut at night",
                        "north-tower",
                        "north-tower north-tower.castle.example\u001f",
                        RowStatus.NOT_MET,
                        Severity.MEDIUM,
                        "The gate stood open.\nNobody watched it.",
                        Instant.parse("2026-10-01T08:01:00Z"),
                        Set.of("cce:cce-10001-1", "cis-controls:4", "nist-800-53:ac-2.5", "nist-800-53:cm-6.a")));
        assertThat(collected.rows.get(1)).satisfies(row -> {
            assertThat(row.check()).isEqualTo("mil.castle.stig:SV-100001");
            assertThat(row.severity()).isEqualTo(Severity.LOW);
            assertThat(row.references()).containsExactly("cci:cci-000001");
            assertThat(row.observedAt()).isEqualTo(Instant.parse("2026-10-01T06:05:00Z"));
        });
    }

    @Test
    void everyResultMeansWhatTheSpecificationSays() throws IOException {
        read("benchmark-results.xccdf.xml");

        assertThat(collected.rows)
                .extracting(row -> row.check().substring(row.check().indexOf(':') + 1) + " " + row.status() + " "
                        + row.detail().lines().findFirst().orElse(""))
                .containsExactly(
                        "gate_shut NOT_MET The gate stood open.",
                        "SV-100001 MET ",
                        "torches UNKNOWN Reported as notselected.",
                        "well NOT_APPLICABLE ",
                        "roof UNKNOWN Reported as error.",
                        "cellar UNKNOWN Reported as notchecked.",
                        "flag UNKNOWN Reported as informational.",
                        "dust UNKNOWN Reported as unknown.",
                        "hinges MET Reported as fixed.",
                        "bolts NOT_MET The scanner said fail; it was set to pass there.",
                        "windows NOT_MET ",
                        "windows MET ",
                        "gate_shut MET ");
        assertThat(collected.rejects)
                .containsExactly(
                        "rule-result 13 (line 52): its result 'perhaps' is not known [org.castle:ghosts]",
                        "rule-result 14 (line 53): it names no check []");
    }

    @Test
    void machinesAreToldApartByNameAndByAddressOnlyWhereTheNameIsAnyMachines() throws IOException {
        read("benchmark-results.xccdf.xml");

        assertThat(collected.rows.get(10).asset()).isEqualTo("north-tower/hall");
        assertThat(collected.rows.get(11).asset()).isEqualTo("north-tower/kitchen");
        Row second = collected.rows.get(12);
        assertThat(second.asset()).isEqualTo("localhost.localdomain (192.0.2.11)");
        assertThat(second.identity()).isEqualTo("localhost.localdomain 192.0.2.11\u001f");
        assertThat(second.tool()).isEqualTo("openscap");
    }

    @Test
    void anAssetReportCollectionIsReadForTheResultsInIt() throws IOException {
        read("reports.arf.xml");

        assertThat(collected.rows)
                .extracting(row -> row.tool() + " " + row.check() + " " + row.asset() + " " + row.status() + " "
                        + row.severity() + " " + row.title())
                .containsExactly(
                        "openscap gate_shut south-tower NOT_MET HIGH The gate is shut",
                        "openscap moat_wet south-tower MET null ");
    }

    @Test
    void resultsOfTheOlderVersionByThemselvesAndInAnotherEncodingAreRead() throws IOException {
        read("old-results.xccdf.xml");

        assertThat(collected.rows)
                .extracting(row -> row.check() + " " + row.asset() + " " + row.status() + " " + row.severity() + " "
                        + row.observedAt() + " " + row.references())
                .containsExactly(
                        "gate_shut burg-t\u00fcr MET LOW 2026-09-30T08:00:00Z [cve:cve-2026-0001]",
                        "moat_wet burg-t\u00fcr NOT_MET null 2026-09-30T08:00:00Z []");
    }

    @ParameterizedTest
    @CsvSource({
        "gate_shut, gate_shut",
        "xccdf_org.ssgproject.content_rule_gate_shut, gate_shut",
        "xccdf_org.castle_rule_gate_shut, org.castle:gate_shut",
        "xccdf_mil.disa.stig_rule_SV-204392r603261_rule, mil.disa.stig:SV-204392",
        "xccdf_org.castle_benchmark_gate, xccdf_org.castle_benchmark_gate"
    })
    void checksHaveShortNamesThatDoNotMeet(String id, String check) {
        assertThat(XccdfRules.check(id)).isEqualTo(check);
    }

    @Test
    void keepsTheResultsBeforeABreak() throws IOException {
        String text =
                new ClassPathResource("scans/benchmark-results.xccdf.xml").getContentAsString(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> readText(text.substring(0, text.indexOf("rule_roof"))))
                .isInstanceOf(BrokenFile.class)
                .hasMessage("The file ends at line 39 before its last element is closed; it is cut off.");
        assertThat(collected.rows).hasSize(4);
    }

    @Test
    void saysWhatIsWrongWithTheFile() {
        assertThatThrownBy(() -> readText("<Benchmark xmlns='http://checklists.nist.gov/xccdf/1.2'/>"))
                .hasMessageStartingWith("The file holds no results");
        assertThatThrownBy(() -> readText("<a>\n<b></a>"))
                .hasMessage("The file is not valid XML, or damaged, at line 2 or soon after.");
        assertThatThrownBy(() -> readText("<?xml version='1.0' encoding='IBM037'?><a/>"))
                .isInstanceOf(BrokenFile.class);
        assertThatThrownBy(() -> read("<?xml version='1.0' encoding='IBM037'?><a/>".getBytes("IBM037")))
                .hasMessageStartingWith("The file says that it is encoded as IBM037");
    }

    private void read(String file) throws IOException {
        read(new ClassPathResource("scans/" + file).getContentAsByteArray());
    }

    private void readText(String text) throws BrokenFile {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] bytes) throws BrokenFile {
        new XccdfReader().read(new ByteArrayInputStream(bytes), collected);
    }
}
