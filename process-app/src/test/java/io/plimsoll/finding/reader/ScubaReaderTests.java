package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScubaReaderTests {

    private final Collected collected = new Collected();

    @Test
    void aPolicyIsARowAboutTheTenant() throws IOException {
        collected.read(new ScubaReader(), "tenant.scuba.json");

        assertThat(collected.rows.get(0))
                .isEqualTo(new Row(
                        "scubagear",
                        "11111111-2222-3333-4444-555555555555",
                        "MS.AAD.1.1v1",
                        "Old sign-in SHALL be shut.",
                        "Castle (castle.example)",
                        "11111111-2222-3333-4444-555555555555",
                        RowStatus.MET,
                        Severity.HIGH,
                        "1 policy found:\nGate & moat. View all.",
                        Instant.parse("2026-09-21T14:13:20.307Z"),
                        Set.of("scuba:ms.aad.1.1")));
        assertThat(collected.row("MS.AAD.1.2v1").detail()).isEqualTo("0 policies found.\n- first\n- second");
    }

    @Test
    void aRecommendationThatIsNotFollowedFailsLessGravely() throws IOException {
        collected.read(new ScubaReader(), "tenant.scuba.json");

        assertThat(collected.row("MS.AAD.1.2v1").severity()).isEqualTo(Severity.HIGH);
        assertThat(collected.row("MS.AAD.1.3v2").status()).isEqualTo(RowStatus.NOT_MET);
        assertThat(collected.row("MS.AAD.1.3v2").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(collected.row("MS.AAD.1.9v1").severity()).isNull();
    }

    @Test
    void saysWhyAPolicyCannotBeUsed() throws IOException {
        collected.read(new ScubaReader(), "tenant.scuba.json");

        assertThat(collected.rejects)
                .containsExactly(
                        "policy 11 (line 42): its result 'Perhaps' is not known [MS.AAD.2.2v1]",
                        "policy 12 (line 43): it names no check []",
                        "policy 14 (line 53): it has 'Control ID' twice [MS.EXO.1.2v1]");
    }

    @Test
    void theTenantMayBeNamedAfterTheResults() throws IOException {
        collected.read(new ScubaReader(), "workspace.scuba.json");

        Row row = collected.row("GWS.GMAIL.1.1v0.6");
        assertThat(row.tool()).isEqualTo("scubagoggles");
        assertThat(row.asset()).isEqualTo("castle.example");
        assertThat(row.account()).isEqualTo("C01castle");
        assertThat(row.title()).isEqualTo("Letters SHOULD be sealed.");
        assertThat(row.references()).containsExactly("scuba:gws.gmail.1.1");
        assertThat(collected.row("GWS.GMAIL.1.2v1").detail()).contains("\n- Mill (in Castle)");
    }

    @Test
    void resultsOfATenantThatIsNeverNamedAreRejected() throws IOException {
        String text = Collected.text("workspace.scuba.json");

        assertThatThrownBy(() -> collected.readText(new ScubaReader(), text.substring(0, text.indexOf("MetaData"))))
                .isInstanceOf(BrokenFile.class)
                .hasMessageStartingWith("The file ends in policy 2");
        assertThat(collected.rows).isEmpty();
        assertThat(collected.rejects).hasSize(2).allMatch(reject -> reject.contains("it names no asset"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "Pass, MET",
        "Fail, NOT_MET",
        "Warning, NOT_MET",
        "N/A, UNKNOWN",
        "Manual, UNKNOWN",
        "3rd Party, UNKNOWN",
        "No events found, UNKNOWN",
        "Omitted, UNKNOWN",
        "Incorrect Result, UNKNOWN",
        "Error, UNKNOWN",
        "Error - Test results missing, UNKNOWN",
        "-, NOT_APPLICABLE",
        "Shrug,",
        "'',"
    })
    void theDocumentedWordsMeanWhatTheDocumentationSays(String word, RowStatus status) {
        assertThat(ScubaVerdict.of(word)).isEqualTo(status);
    }
}
