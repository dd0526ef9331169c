package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarifReaderTests {

    private final Collected collected = new Collected();

    @Test
    void aResultIsARowForEachArtifact() throws IOException {
        collected.read(new SarifReader(), "two-runs.sarif.json");

        assertThat(collected.rows.get(0))
                .isEqualTo(new Row(
                        "wall-lint",
                        "https://git.example/castle",
                        "wall/crack",
                        "The wall has a crack",
                        "plans/north.txt",
                        "plans/north.txt",
                        RowStatus.NOT_MET,
                        Severity.CRITICAL,
                        "A crack. (line 7)",
                        Instant.parse("2026-09-21T14:13:20Z"),
                        Set.of("cwe:79", "nist-800-53:sc-7")));
        assertThat(collected.rows)
                .filteredOn(row -> row.check().equals("wall/moss/wet"))
                .extracting(row -> row.asset() + ", " + row.detail() + ", " + row.severity())
                .containsExactly(
                        "plans/wall.txt, Moss on stone 4, 2 inches., LOW",
                        "plans/south.txt, Moss on stone 4, 2 inches., LOW");
        assertThat(collected.row("tower/lean").asset()).isEqualTo("castle.tower");
    }

    @Test
    void kindBaselineAndSuppressionsDecide() throws IOException {
        collected.read(new SarifReader(), "two-runs.sarif.json");

        assertThat(collected.rows)
                .filteredOn(row -> row.check().equals("wall/crack"))
                .extracting(row -> row.asset() + " " + row.status())
                .containsExactly(
                        "plans/north.txt NOT_MET",
                        "plans/east.txt MET",
                        "plans/pond.txt NOT_APPLICABLE",
                        "plans/cellar.txt UNKNOWN",
                        "plans/attic.txt UNKNOWN",
                        "https://git.example/castle UNKNOWN",
                        "plans/note.txt UNKNOWN",
                        "plans/old.txt MET",
                        "plans/gate.txt UNKNOWN",
                        "plans/door.txt NOT_MET");
        assertThat(collected.rejects)
                .containsExactly(
                        "result 13 (line 32): its kind 'curious' is not known [wall/crack]",
                        "result 14 (line 33): it names no check []",
                        "result 15 (line 34): it names no asset [wall/crack]");
    }

    @Test
    void rulesMayComeAfterTheResults() throws IOException {
        collected.read(new SarifReader(), "two-runs.sarif.json");

        assertThat(collected.row("late"))
                .extracting(Row::tool, Row::title, Row::severity)
                .containsExactly("late-lint", "Comes late", Severity.HIGH);
        assertThat(collected.row("later"))
                .extracting(Row::tool, Row::title, Row::severity)
                .containsExactly("late-lint", "later", Severity.LOW);
    }

    @Test
    void resultsThatWaitForTooLongGoWithoutTheirRule() throws IOException {
        var text = new StringBuilder("{\"runs\": [{\"results\": [");
        for (int i = 0; i <= Waiting.MOST; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(("{\"ruleId\": \"late\", \"level\": \"note\", \"locations\": [{\"physicalLocation\":"
                                    + " {\"artifactLocation\": {\"uri\": \"%d\"}}}]}")
                            .formatted(i));
        }

        collected.readText(
                new SarifReader(),
                text + "], \"tool\": {\"driver\": {\"name\": \"Late\", \"rules\": [{\"id\": \"late\","
                        + " \"shortDescription\": {\"text\": \"Late\"}}]}}}]}");

        assertThat(collected.rejects).isEmpty();
        assertThat(collected.rows).hasSize(Waiting.MOST + 1).allSatisfy(row -> {
            assertThat(row.title()).isEqualTo("late");
            assertThat(row.tool()).isEqualTo("sarif");
            assertThat(row.severity()).isEqualTo(Severity.LOW);
        });
    }

    @Test
    void whatIsFilledIntoAMessageIsNotFilledAgain() throws IOException {
        String rule = "{\"id\": \"a\", \"messageStrings\": {\"m\": {\"text\": \"{0} and {1} and {7}\"}}}";
        collected.readText(
                new SarifReader(),
                "{\"runs\": [{\"tool\": {\"driver\": {\"name\": \"T\", \"rules\": [%s]}}, \"results\": ["
                                .formatted(rule)
                        + "{\"ruleId\": \"a\", \"message\": {\"id\": \"m\", \"arguments\": [\"{1}{1}\", \"$1\"]},"
                        + " \"analysisTarget\": {\"uri\": \"b\"}}]}]}");

        assertThat(collected.row("a").detail()).isEqualTo("{1}{1} and $1 and {7}");
    }

    @Test
    void aRunThatDidNotSucceedOrHidesResultsElsewhereIsIncomplete() throws IOException {
        String text = Collected.text("two-runs.sarif.json");

        assertThatThrownBy(() -> collected.readText(
                        new SarifReader(),
                        text.replace("\"executionSuccessful\": true", "\"executionSuccessful\": false")))
                .isInstanceOf(BrokenFile.class)
                .hasMessageContaining("did not run to its end");
        assertThat(collected.rows).hasSize(15);
        assertThatThrownBy(() -> collected.readText(
                        new SarifReader(), "{\"runs\": [{\"externalPropertyFileReferences\": {\"results\": [{}]}}]}"))
                .hasMessageContaining("other files");
    }

    @Test
    void aFileThatBreaksOffKeepsTheResultsThatWaited() throws IOException {
        String text = Collected.text("two-runs.sarif.json");

        assertThatThrownBy(
                        () -> collected.readText(new SarifReader(), text.substring(0, text.indexOf("plans/attic.txt"))))
                .isInstanceOf(BrokenFile.class)
                .hasMessage("The file ends in result 7 (line 26); it is cut off.");
        assertThat(collected.rows).hasSize(7);
    }
}
