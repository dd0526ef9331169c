package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.standard.Severity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ProwlerTableTests {

    private final Collected collected = new Collected();

    @Test
    void aFindingIsTheSameWhetherItComesAsCsvOrAsOcsf() throws IOException {
        Row csv = read("prowler-v4.csv").rows.get(0);
        Row ocsf = read("prowler-same.ocsf.json").rows.get(0);

        assertThat(csv)
                .usingRecursiveComparison()
                .ignoringFields("observedAt", "references")
                .isEqualTo(ocsf);
        assertThat(csv.tool()).isEqualTo("prowler");
        assertThat(csv.account()).isEqualTo("100000000001");
        assertThat(csv.detail()).isEqualTo("The bridge; it is \"down\".");
        assertThat(csv.severity()).isEqualTo(Severity.HIGH);
        assertThat(csv.observedAt()).isEqualTo(Instant.parse("2026-09-21T14:13:20.123Z"));
        assertThat(csv.references())
                .containsExactlyInAnyOrder("cis-aws:1.1", "cis-aws:1.2", "nist-800-53:ac-2.1", "house-rules:7");
    }

    @Test
    void whatIsMutedThereIsStillWhatItIs() throws IOException {
        assertThat(read("prowler-v4.csv").rows)
                .extracting(row -> row.check() + " " + row.asset() + " " + row.status() + " " + row.severity())
                .containsExactly(
                        "bridge_up bridge-1 NOT_MET HIGH",
                        "bridge_up bridge-2 NOT_MET HIGH",
                        "gate_shut arn:castle:gate/1 MET LOW",
                        "pod_quiet cellar/pod-1 UNKNOWN MEDIUM");
        assertThat(collected.rejects)
                .containsExactly(
                        "line 6: its status 'SOMEHOW' is not known [gate_shut]",
                        "line 7: it names no asset [gate_shut]");
    }

    @Test
    void clustersAreKeptApartByTheirAccount() throws IOException {
        Row pod = read("prowler-v4.csv").rows.get(3);

        assertThat(pod.account()).isEqualTo("cluster-1");
        assertThat(pod.identity()).isEqualTo(String.join("\u001f", "u-1", "pod-1", "KubernetesPod", "cellar", ""));
        assertThat(pod.references()).containsExactly("cis-kubernetes:1.2.11");
    }

    @Test
    void theOlderColumnsNameTheSameThings() throws IOException {
        Row old = read("prowler-v3.csv").rows.get(0);
        collected.rows.clear();
        Row now = read("prowler-v4.csv").rows.get(0);

        assertThat(old.account() + old.check() + old.identity())
                .isEqualTo(now.account() + now.check() + now.identity());
        assertThat(old.observedAt()).isEqualTo(now.observedAt());
    }

    private Collected read(String file) throws IOException {
        collected.rows.clear();
        collected.rejects.clear();
        try (var content = new BufferedInputStream(new ClassPathResource("scans/" + file).getInputStream())) {
            Recognition.Content recognised = Recognition.of(content);
            Objects.requireNonNull(recognised.format(), file).reader(recognised).read(content, collected);
        }
        return collected;
    }
}
