package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class OcsfReaderTests {

    private final Collected collected = new Collected();

    @Test
    void readsTheNewFormsWithOneRowForEachResource() throws IOException {
        read("new-forms.ocsf.json");

        assertThat(collected.rows).hasSize(4);
        Row bridge = collected.rows.get(0);
        assertThat(bridge.tool()).isEqualTo("castle-guard");
        assertThat(bridge.check()).isEqualTo("bridge_up");
        assertThat(bridge.account()).isEqualTo("castle");
        assertThat(bridge.asset()).isEqualTo("outer/Bridge");
        assertThat(bridge.status()).isEqualTo(RowStatus.NOT_MET);
        assertThat(bridge.severity()).isEqualTo(Severity.HIGH);
        assertThat(bridge.title()).isEqualTo("Bridge is up at night");
        assertThat(bridge.detail()).isEqualTo("The bridge is down.");
        assertThat(bridge.observedAt()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
        assertThat(collected.rows)
                .extracting(Row::status)
                .containsExactly(RowStatus.NOT_MET, RowStatus.NOT_MET, RowStatus.MET, RowStatus.UNKNOWN);
    }

    @Test
    void placeholdersInsteadOfIdsDoNotMergeDistinctThings() throws IOException {
        read("new-forms.ocsf.json");

        assertThat(collected.rows.get(0).identity())
                .isNotEqualTo(collected.rows.get(1).identity());
        assertThat(collected.rows.get(0).identity()).doesNotContain("finding_uid");
    }

    @Test
    void rejectsWhatCannotBeUsedWithPlaceAndReason() throws IOException {
        read("new-forms.ocsf.json");

        assertThat(collected.rejects)
                .containsExactly(
                        "finding 4 (line 26): its class is 1001; only 2001, 2003 and 2004 are read [bird_flew]",
                        "finding 5 (line 27): it names no asset [bridge_up]",
                        "finding 6 (line 28): it names no check []",
                        "finding 7 (line 29): it is not an object []");
    }

    @Test
    void readsTheOldFormsOneObjectALine() throws IOException {
        read("old-forms.ocsf.jsonl");

        assertThat(collected.rejects).isEmpty();
        assertThat(collected.rows)
                .extracting(row -> row.check() + " " + row.asset() + " " + row.status() + " " + row.severity())
                .containsExactly(
                        "gate-shut North gate NOT_MET CRITICAL",
                        "gate-shut North gate MET HIGH",
                        "gate-oiled North gate UNKNOWN null",
                        "moat-level moat NOT_MET null",
                        "moat-level pond MET null");
        assertThat(collected.rows.get(0).account()).isEqualTo("castle");
        assertThat(collected.rows.get(0).observedAt())
                .isEqualTo(collected.rows.get(1).observedAt())
                .isEqualTo(collected.rows.get(2).observedAt());
        assertThat(collected.rows.get(0).identity())
                .isNotEqualTo(collected.rows.get(1).identity());
    }

    @Test
    void readsWhatTheVersionsOfTheSchemaSayOfStatusAndFrameworks() throws IOException {
        read("references.ocsf.json");

        assertThat(collected.rows)
                .extracting(row -> row.check() + " " + row.status() + " " + row.references())
                .containsExactly(
                        "mail_sealed NOT_MET [cis-m365:1.1.1, cis-m365:1.1.2, iso27001:a.5.1]",
                        "pod_guarded MET [cis-kubernetes:1.2.11]",
                        "GATE.1 NOT_MET [nist-800-53:ac-3.7, pci:8.2.3]",
                        "GATE.2 MET [cis-aws:1.16]",
                        "1.1.1.1 NOT_MET [cis-ubuntu:1.1.1.1]",
                        "old.1 UNKNOWN []",
                        "old.2 MET []",
                        "breach MET []",
                        "breach UNKNOWN []",
                        "breach NOT_MET []",
                        "breach UNKNOWN []");
        assertThat(collected.rows.get(4).detail()).isEqualTo("The moat is dry.\nThe gate is shut.");
        assertThat(collected.rows.subList(0, 3))
                .extracting(row -> row.observedAt().getEpochSecond())
                .containsOnly(1_790_000_000L);
        assertThat(collected.rejects).containsExactly("finding 12 (line 13): it has 'event_code' twice []");
    }

    @Test
    void keepsTheRowsBeforeABreak() throws IOException {
        String text = new ClassPathResource("scans/new-forms.ocsf.json").getContentAsString(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> readText(text.substring(0, text.indexOf("bridge_painted"))))
                .isInstanceOf(BrokenFile.class)
                .hasMessage("The file ends in finding 3 (line 22); it is cut off.");
        assertThat(collected.rows).hasSize(3);
    }

    @Test
    void saysWhereTheJsonIsWrong() {
        assertThatThrownBy(() -> readText("[{\"class_uid\": 2004}, {oops}]"))
                .isInstanceOf(BrokenFile.class)
                .hasMessage("The file is not valid JSON in finding 2 (line 1).");
        assertThatThrownBy(() -> readText("[{\"class_uid\": 2004}"))
                .hasMessageStartingWith("The file ends")
                .isInstanceOf(BrokenFile.class);
        assertThatThrownBy(() -> readText("[]]")).isInstanceOf(BrokenFile.class);
        assertThatThrownBy(() -> readText("[".repeat(100_000)))
                .isInstanceOf(BrokenFile.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aFindingOfUnbelievableSizeIsRejectedAndTheNextOneRead() throws IOException {
        String many = "{\"name\": \"x\"},".repeat(60_000);
        readText("[{\"class_uid\":2004,\"metadata\":{\"event_code\":\"a\"},\"resources\":[" + many + "{}]},"
                + "{\"class_uid\":2004,\"metadata\":{\"event_code\":\"a\"},\"resources\":[{\"name\":\"y\"}]}]");

        assertThat(collected.rejects).containsExactly("finding 1 (line 1): it is too large for one finding []");
        assertThat(collected.rows).hasSize(1);
    }

    private void read(String file) throws IOException {
        try (InputStream content = new ClassPathResource("scans/" + file).getInputStream()) {
            new OcsfReader().read(content, collected);
        }
    }

    private void readText(String text) throws BrokenFile {
        new OcsfReader().read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), collected);
    }
}
