package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureScoreReaderTests {

    private final Collected collected = new Collected();

    @Test
    void onlyTheLatestScoreCountsWhereverItStands() throws IOException {
        collected.read(new SecureScoreReader(), "days.securescore.json");

        assertThat(collected.rows)
                .filteredOn(row -> row.check().equals("GateShut"))
                .hasSize(1);
        assertThat(collected.rows).noneMatch(row -> row.check().equals("OldControl"));
        assertThat(collected.rows.get(0))
                .isEqualTo(new Row(
                        "securescore",
                        "tenant-1",
                        "GateShut",
                        "The gate is shut & locked.",
                        "tenant-1",
                        "tenant-1",
                        RowStatus.MET,
                        null,
                        "You have 3 of 3 gates shut.",
                        Instant.parse("2026-09-21T00:01:28.545Z"),
                        Set.of(),
                        0.0));
    }

    @Test
    void onlyTheFullScoreIsMetAndWithoutAMaximumNothingIsKnown() throws IOException {
        collected.read(new SecureScoreReader(), "days.securescore.json");

        assertThat(collected.rows)
                .extracting(row -> row.check() + " " + row.status())
                .containsExactly(
                        "GateShut MET",
                        "MoatFull NOT_MET",
                        "WallHigh MET",
                        "WallThick NOT_MET",
                        "NotScored UNKNOWN",
                        "NoMaximum UNKNOWN",
                        "SetAside UNKNOWN",
                        "NoDrawbridge NOT_APPLICABLE");
        assertThat(collected.rejects)
                .containsExactly(
                        "control 11 (line 30): it names no check []", "control 12 (line 31): it is not an object []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]", "{\"value\": [%s]}", "{\"value\": %s}"})
    void aScoreMayStandAloneInAListOrOnAPage(String form) throws IOException {
        String score = "{\"id\": \"tenant-9_2026-09-20\", \"controlScores\": [{\"controlName\": \"A\","
                + " \"scoreInPercentage\": 100}]}";

        collected.readText(new SecureScoreReader(), form.formatted(score));

        assertThat(collected.rows).singleElement().satisfies(row -> {
            assertThat(row.account()).isEqualTo("tenant-9");
            assertThat(row.observedAt()).isEqualTo(Instant.parse("2026-09-20T00:00:00Z"));
        });
    }

    @Test
    void aFileThatBreaksOffKeepsWhatWasReadOfTheLatestScore() throws IOException {
        String text = Collected.text("days.securescore.json");

        assertThatThrownBy(
                        () -> collected.readText(new SecureScoreReader(), text.substring(0, text.indexOf("NoMaximum"))))
                .isInstanceOf(BrokenFile.class);
        assertThat(collected.rows)
                .extracting(Row::check)
                .containsExactly("GateShut", "MoatFull", "WallHigh", "WallThick", "NotScored");
    }

    @Test
    void controlsBeyondWhatCanBeComparedAreRejectedAndCounted() throws IOException {
        var text = new StringBuilder("{\"azureTenantId\": \"t\", \"controlScores\": [");
        for (int i = 0; i < 30; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"controlName\": \"c%d\", \"description\": \"%s\"}".formatted(i, "x".repeat(900_000)));
        }

        collected.readText(new SecureScoreReader(), text + "]}");

        assertThat(collected.rows).hasSize(13);
        assertThat(collected.rejects).hasSize(17).allMatch(reject -> reject.contains("than can be compared"));
    }
}
