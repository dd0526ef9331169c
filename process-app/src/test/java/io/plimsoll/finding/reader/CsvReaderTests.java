package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.Severity;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void readsHowFarItFallsShortWhereAColumnSaysSo() throws BrokenFile {
        read("check,asset,status,shortfall\nmfa,a,not met,12.5\nmfa,b,not met,\nmfa,c,not met,-3\nmfa,d,not met,NaN\n");

        assertThat(collected.rows).extracting(Row::shortfall).containsExactly(12.5, null);
        assertThat(collected.rejects)
                .containsExactly(
                        "line 4: its shortfall '-3' is not a number of 0 or more [mfa]",
                        "line 5: its shortfall 'NaN' is not a number of 0 or more [mfa]");
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
        assertThatThrownBy(() -> read("check,asset,status\ngate,Gate,met\ngate,Do"))
                .hasMessage("The file ends within line 3; it is cut off.");
    }

    @Test
    void aListSavedInTheEncodingOfOneCountryIsReadButForWhatCannotBeKnown() throws BrokenFile {
        read("check,asset,status\ngate,Tür,met\ngate,Gate,met\ngäte,Gate,met\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(collected.rows).extracting(Row::asset).containsExactly("Gate");
        assertThat(collected.rejects)
                .containsExactly(
                        "line 2: its text is not UTF-8; save the list as \"CSV UTF-8\" [gate]",
                        "line 4: its text is not UTF-8; save the list as \"CSV UTF-8\" []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void theTextThatASpreadsheetWritesIsReadByItsMark(String charset) throws BrokenFile {
        read("\uFEFFcheck\tasset\tstatus\r\ngate\tTür \uD83C\uDFF0\tnot met\r\n".getBytes(Charset.forName(charset)));

        assertThat(collected.rows).extracting(Row::asset).containsExactly("Tür \uD83C\uDFF0");
        assertThat(collected.rejects).isEmpty();
    }

    @Test
    void referencesAreTakenInOneSpelling() throws BrokenFile {
        read("check,asset,status,references\ngate,Gate,met,\"CIS-M365:1.1.1; nist-800-53:AC-2(1) nonsense\"\n");

        assertThat(collected.rows.get(0).references())
                .containsExactlyInAnyOrder("cis-m365:1.1.1", "nist-800-53:ac-2.1");
    }

    @Test
    void aRowOfAHundredThousandColumnsIsRejectedAndTheNextOneRead() throws BrokenFile {
        read("check,asset,status\n" + ",".repeat(100_000) + "\ngate,Gate,met\n");

        assertThat(collected.rejects).containsExactly("line 2: it has 100001 values where the header has 3 []");
        assertThat(collected.rows).hasSize(1);
    }

    @Test
    void charactersThatCannotBeShownAreNoPartOfAnId() throws BrokenFile {
        read("check,asset,status,title\nga\u0007te,Gate,met,\ngate,\u0001,met,\ngate,Ga\u0000te,met,a\u0008b\n");

        assertThat(collected.rejects)
                .containsExactly(
                        "line 2: the id of its check has characters that cannot be shown [ga\u0007te]",
                        "line 3: it names no asset [gate]");
        assertThat(collected.rows)
                .extracting(row -> row.asset() + " " + row.title())
                .containsExactly("Ga te a b");
    }

    @Test
    void aFormulaIsKeptAsTheTextThatItIs() throws BrokenFile {
        read("check,asset,status\ngate,=HYPERLINK(A1),met\n");

        assertThat(collected.rows).extracting(Row::asset).containsExactly("=HYPERLINK(A1)");
    }

    @Test
    void aHeaderAloneHoldsNoRows() throws BrokenFile {
        read("check,asset,status\n");

        assertThat(collected.rows).isEmpty();
        assertThat(collected.rejects).isEmpty();
    }

    private void read(String text) throws BrokenFile {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] bytes) throws BrokenFile {
        var content = new BufferedInputStream(new ByteArrayInputStream(bytes), 64 * 1024);
        Recognition.Content recognised = Recognition.of(content);
        new CsvReader(recognised.delimiter()).read(content, collected);
    }
}
