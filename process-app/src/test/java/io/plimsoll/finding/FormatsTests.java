package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.BrokenFile;
import io.plimsoll.finding.reader.Recognition;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowSink;
import io.plimsoll.finding.reader.RowStatus;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Every format, by a small file of its documented shape: nothing is lost, and what is known is not written again. */
@Tag(TestDatabase.TAG)
class FormatsTests {

    @TempDir
    Path folder;

    /** Counts what a reader hands over. */
    private static final class Sums implements RowSink {
        private final Map<RowStatus, Integer> rows = new EnumMap<>(RowStatus.class);
        private int rejected;

        @Override
        public void row(Row row) {
            rows.merge(row.status(), 1, Integer::sum);
        }

        @Override
        public void rejected(String place, String reason, String check) {
            rejected++;
        }

        private int of(RowStatus status) {
            return rows.getOrDefault(status, 0);
        }
    }

    @ParameterizedTest(name = "{0}: {1}, {2} rows")
    @CsvSource(delimiter = '|', textBlock = """
            new-forms.ocsf.json       | ocsf        |  8 | 1 | 2 | 0 | 1 | 4
            old-forms.ocsf.jsonl      | ocsf        |  5 | 2 | 2 | 0 | 1 | 0
            references.ocsf.json      | ocsf        | 12 | 4 | 4 | 0 | 3 | 1
            tenant.scuba.json         | scuba       | 14 | 2 | 2 | 1 | 6 | 3
            workspace.scuba.json      | scuba       |  2 | 0 | 1 | 0 | 1 | 0
            days.securescore.json     | securescore | 10 | 2 | 2 | 1 | 3 | 2
            two-runs.sarif.json       | sarif       | 18 | 2 | 7 | 1 | 5 | 3
            two-results.oscal.json    | oscal       |  9 | 2 | 2 | 2 | 1 | 2
            plain.json                | json        | 10 | 2 | 1 | 1 | 1 | 5
            """)
    void everyRowIsCountedOnceAndTheSameFileTwiceChangesNothing(
            String file, String format, int read, int met, int notMet, int notApplicable, int unknown, int rejected)
            throws IOException {
        byte[] body = new ClassPathResource("scans/" + file).getContentAsByteArray();
        Sums sums = sums(body);
        System.out.printf(
                "%s: rows in %d = met %d + not met %d + not applicable %d + unknown %d + rejected %d%n",
                file,
                read,
                sums.of(RowStatus.MET),
                sums.of(RowStatus.NOT_MET),
                sums.of(RowStatus.NOT_APPLICABLE),
                sums.of(RowStatus.UNKNOWN),
                sums.rejected);

        assertThat(sums.of(RowStatus.MET)).isEqualTo(met);
        assertThat(sums.of(RowStatus.NOT_MET)).isEqualTo(notMet);
        assertThat(sums.of(RowStatus.NOT_APPLICABLE)).isEqualTo(notApplicable);
        assertThat(sums.of(RowStatus.UNKNOWN)).isEqualTo(unknown);
        assertThat(sums.rejected).isEqualTo(rejected);
        assertThat(met + notMet + notApplicable + unknown + rejected).isEqualTo(read);

        var deliveries = new Deliveries(folder);
        ScanView first = deliveries.deliver("auto", "", ScanScope.FULL, body);
        ScanView second = deliveries.deliver("auto", "", ScanScope.FULL, body);

        assertThat(first.state()).isEqualTo(ScanState.DONE);
        assertThat(first.format()).isEqualTo(format);
        Counts counts = second.counts();
        assertThat(counts.read()).isEqualTo(first.counts().read()).isEqualTo(read);
        assertThat(counts.rejected()).isEqualTo(rejected);
        assertThat(counts.added() + counts.changed() + second.cleared()).isZero();
        assertThat(deliveries.writtenBy(second)).isZero();
    }

    private static Sums sums(byte[] body) throws BrokenFile {
        var content = new BufferedInputStream(new ByteArrayInputStream(body));
        Recognition.Content recognised = Recognition.of(content);
        var sums = new Sums();
        Objects.requireNonNull(recognised.format()).reader(recognised).read(content, sums);
        return sums;
    }
}
