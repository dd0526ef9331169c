package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OscalReaderTests {

    private final Collected collected = new Collected();

    @Test
    void aFindingIsARowForEachThingItsObservationsLookedAt() throws IOException {
        collected.read(new OscalReader(), "two-results.oscal.json");

        assertThat(collected.rows.get(0))
                .isEqualTo(new Row(
                        "oscal",
                        "",
                        "ac-3_obj",
                        "The gate is shut",
                        "Gate",
                        "gate",
                        RowStatus.MET,
                        null,
                        "And the lamp is lit.",
                        Instant.parse("2026-09-21T14:13:20Z"),
                        Set.of("nist-800-53:ac-3")));
        assertThat(collected.rows)
                .extracting(row -> row.check() + " " + row.asset() + " " + row.status() + " " + row.references())
                .containsExactly(
                        "ac-3_obj Gate MET [nist-800-53:ac-3]",
                        "ac-3_obj lamp.castle.example MET [nist-800-53:ac-3]",
                        "at-2_smt.a the assessed system NOT_MET [nist-800-53:at-2]",
                        "house-rule-1 location cellar NOT_APPLICABLE []",
                        "house-rule-1 Attic NOT_APPLICABLE []",
                        "au-2_smt the assessed system NOT_MET [nist-800-53:au-2]",
                        "ac-3_obj Gate UNKNOWN [nist-800-53:ac-3]");
    }

    @Test
    void whatALaterResultSupersedesSaysNothing() throws IOException {
        collected.read(new OscalReader(), "two-results.oscal.json");

        Row superseded = collected.rows.get(6);
        assertThat(superseded.detail()).isEqualTo("A later result in the same file supersedes this one.");
        assertThat(superseded.observedAt()).isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
        assertThat(collected.rejects)
                .containsExactly(
                        "finding 6 (line 38): its state 'half-satisfied' is not known [au-3_smt]",
                        "finding 7 (line 39): it names no check []");
    }

    @Test
    void aFileThatBreaksOffDoesNotGuessWhatAFindingWasSeenOn() throws IOException {
        String text = Collected.text("two-results.oscal.json");

        assertThatThrownBy(() ->
                        collected.readText(new OscalReader(), text.substring(0, text.indexOf("\"observations\""))))
                .isInstanceOf(BrokenFile.class);
        assertThat(collected.rows).isEmpty();
        assertThat(collected.rejects)
                .containsExactly("finding 1 (line 13): the file ends before it says what the finding was seen on"
                        + " [ac-3_obj]");
    }

    @Test
    void aFindingOnMoreThingsThanCanBeBelievedIsCutAndSaysSo() throws IOException {
        var subjects = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            subjects.append(i == 0 ? "" : ",").append("{\"subject-uuid\": \"s%d\"}".formatted(i));
        }

        collected.readText(
                new OscalReader(),
                "{\"assessment-results\": {\"results\": [{\"findings\": [{\"target\": {\"target-id\": \"a\", \"status\":"
                        + " {\"state\": \"satisfied\"}}, \"related-observations\": [{\"observation-uuid\": \"o\"}]}],"
                        + " \"observations\": [{\"uuid\": \"o\", \"subjects\": [" + subjects + "]}]}]}}");

        assertThat(collected.rows).hasSize(1000);
        assertThat(collected.rejects).singleElement().asString().contains("seen on more than 1000 things");
    }

    @Test
    void aFileThatBreaksOffKeepsWhatIsKnown() throws IOException {
        String text = Collected.text("two-results.oscal.json");

        assertThatThrownBy(() -> collected.readText(new OscalReader(), text.substring(0, text.indexOf("No cellar"))))
                .isInstanceOf(BrokenFile.class);
        assertThat(collected.rows).hasSize(4);
        assertThat(collected.rejects).isEmpty();
    }
}
