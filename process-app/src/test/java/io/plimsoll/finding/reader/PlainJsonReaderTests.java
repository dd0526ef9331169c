package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.standard.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlainJsonReaderTests {

    private final Collected collected = new Collected();

    @Test
    void readsTheFieldsOfTheCsvAndReferences() throws IOException {
        collected.read(new PlainJsonReader(), "plain.json");

        assertThat(collected.rows.get(0))
                .isEqualTo(new Row(
                        "inventory",
                        "castle",
                        "gate-shut",
                        "Gate is shut",
                        "North gate",
                        "North gate",
                        RowStatus.NOT_MET,
                        Severity.HIGH,
                        "It stands open.",
                        Instant.parse("2026-09-21T14:13:20Z"),
                        Set.of("cis-m365:1.1.1", "nist-800-53:ac-3")));
        assertThat(collected.rejects)
                .containsExactly(
                        "row 6 (line 7): its status 'perhaps' is not known [gate-shut]",
                        "row 7 (line 8): it has 'status' twice [gate-shut]",
                        "row 8 (line 9): its reference 'house rule' is not a framework and a requirement, as in"
                                + " cis-m365:1.1.1 [gate-shut]",
                        "row 9 (line 10): it names no asset [gate-shut]",
                        "row 10 (line 11): it is not an object []");
    }

    @Test
    void oneObjectALineIsReadToo() throws IOException {
        collected.readText(
                new PlainJsonReader(),
                "\uFEFF{\"check\":\"a\",\"asset\":\"b\",\"status\":\"met\"}\n\n"
                        + "{\"check\":\"a\",\"asset\":\"c\",\"status\":\"PASS\"}\r\n");

        assertThat(collected.rows).extracting(Row::asset).containsExactly("b", "c");
    }

    @Test
    void aRowIsTheSameThingInJsonAndInCsv() throws IOException {
        var csv = new Collected();
        csv.readText(new CsvReader(','), "check,asset,status,account\na,b,met,c\n");
        collected.readText(
                new PlainJsonReader(), "[{\"check\":\"a\",\"asset\":\"b\",\"status\":\"met\",\"account\":\"c\"}]");

        assertThat(collected.rows).isEqualTo(csv.rows);
    }
}
