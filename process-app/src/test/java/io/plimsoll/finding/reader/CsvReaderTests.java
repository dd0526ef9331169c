package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.Severity;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTests {

    private final Collected collected = new Collected();

    @Test
    void readsAllColumnsInAnyOrderAndPassesOverOthers() throws BrokenFile {
        read("\uFEFFStatus,ASSET,colour,check,severity,title,detail,observed_at,account\n"
                + "not met,Gate,red,gate-shut,High,Gate is shut,\"Open, \"\"wide\"\"\",2026-09-21 14:13,castle\n");

        assertThat(collected.rows)
                .containsExactly(new Row(
                        "inventory",
                        "castle",
                        "gate-shut",
                        "Gate is shut",
                        "Gate",
                        "Gate",
                        RowStatus.NOT_MET,
                        Severity.HIGH,
                        "Open, \"wide\"",
                        Instant.parse("2026-09-21T14:13:00Z"),
                        Set.of()));
    }

    @Test
    void semicolonsOfASpreadsheetAreUnderstood() throws BrokenFile {
        read("check;asset;status\ngate-shut;Gate;n/a\n\ngate-shut;Door;PASS\n");

        assertThat(collected.rows).extracting(Row::status).containsExactly(RowStatus.NOT_APPLICABLE, RowStatus.MET);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gate,Gate,odd,high,,                       | its status 'odd' is not known
            gate,Gate,met,huge,,                       | its severity 'huge' is not known
            gate,Gate,met,high,yesterday,              | its observed_at 'yesterday' is not a time
            gate,Gate,met                              | it has 3 values where the header has 6
            gate,Gate,met,high,,,,                     | it has 8 values where the header has 6
            """)
    void rejectsRowsWithTheLineTheyStartIn(String row, String reason) throws BrokenFile {
        read("check,asset,status,severity,observed_at,account\n\"gate\",\"two\nlines\",met,high,,\n" + row + "\n");

        assertThat(collected.rejects).containsExactly("line 4: " + reason + " [gate]");
    }

    @Test
    void idsThatAreFarTooLongAreRejectedAndLongNamesCut() throws BrokenFile {
        read("check,asset,status\n" + "c".repeat(10_000) + ",Gate,met\ngate," + "a".repeat(10_000) + ",met\n");

        assertThat(collected.rejects).hasSize(1).first().asString().contains("longer than 200 characters");
        assertThat(collected.rows).singleElement().satisfies(row -> {
            assertThat(row.asset()).hasSize(300);
            assertThat(row.identity()).hasSize(10_000);
        });
    }

    @Test
    void saysWhatIsWrongWithTheFile() {
        assertThatThrownBy(() -> read("check,status\ngate,met\n")).hasMessage("The header lacks the column asset.");
        assertThatThrownBy(() -> read("check,asset,status,check\n"))
                .hasMessage("The header names the column 'check' twice.");
        assertThatThrownBy(() -> read("check,asset,status\ngate,\"Gate,met\n" + "gate,Gate,met\n".repeat(100_000)))
                .hasMessageContaining("more than a million characters");
        byte[] latin = "check,asset,status\ngate,Tür,met\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new CsvReader(',').read(new ByteArrayInputStream(latin), collected))
                .isInstanceOf(BrokenFile.class)
                .hasMessageStartingWith("The file is not UTF-8 text");
    }

    private void read(String text) throws BrokenFile {
        var content =
                new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 64 * 1024);
        Recognition.Content recognised = Recognition.of(content);
        new CsvReader(recognised.delimiter()).read(content, collected);
    }
}
