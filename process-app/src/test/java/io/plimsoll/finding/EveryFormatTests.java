package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.Recognition;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowSink;
import io.plimsoll.finding.reader.RowStatus;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every small file that stands for a format: nothing in it is lost, and delivering it again changes nothing. */
@Tag(TestDatabase.TAG)
class EveryFormatTests {

    @TempDir
    Path folder;

    static Stream<String> files() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:scans/*.*"))
                .map(Resource::getFilename)
                .filter(Objects::nonNull)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRowIsCountedOnceAndTheSameFileTwiceChangesNothing(String file) throws IOException {
        byte[] content = new PathMatchingResourcePatternResolver()
                .getResource("classpath:scans/" + file)
                .getContentAsByteArray();
        var sums = new Sums();
        var stream = new BufferedInputStream(new ByteArrayInputStream(content));
        Recognition.Content recognised = Recognition.of(stream);
        Objects.requireNonNull(recognised.format(), file).reader(recognised).read(stream, sums);
        var deliveries = new Deliveries(folder);

        ScanView first = deliveries.deliver("auto", "", ScanScope.FULL, content);
        ScanView second = deliveries.deliver("auto", "", ScanScope.FULL, content);

        System.out.printf(
                "%-32s %s: %d rows = %d met + %d not met + %d not applicable + %d unknown + %d rejected%n",
                file,
                first.format(),
                first.counts().read(),
                sums.of(RowStatus.MET),
                sums.of(RowStatus.NOT_MET),
                sums.of(RowStatus.NOT_APPLICABLE),
                sums.of(RowStatus.UNKNOWN),
                sums.rejected);
        assertThat(first.state()).isEqualTo(ScanState.DONE);
        assertThat(first.counts().read()).isPositive().isEqualTo(sums.all());
        assertThat(first.counts().rejected()).isEqualTo(sums.rejected);
        assertThat(buckets(first)).isEqualTo(sums.all());
        assertThat(deliveries.writtenBy(second)).isZero();
        assertThat(second.cleared()).isZero();
        assertThat(second.counts())
                .isEqualTo(new Counts(
                        sums.all(),
                        sums.rejected,
                        first.counts().unmapped(),
                        0,
                        0,
                        sums.all() - sums.rejected - first.counts().unmapped()));
    }

    private static long buckets(ScanView scan) {
        Counts counts = scan.counts();
        return counts.rejected() + counts.unmapped() + counts.added() + counts.changed() + counts.unchanged();
    }

    private static final class Sums implements RowSink {

        private final Map<RowStatus, Long> rows = new EnumMap<>(RowStatus.class);
        private long rejected;

        @Override
        public void row(Row row) {
            rows.merge(row.status(), 1L, Long::sum);
        }

        @Override
        public void rejected(String place, String reason, String check) {
            rejected++;
        }

        long of(RowStatus status) {
            return rows.getOrDefault(status, 0L);
        }

        long all() {
            return rows.values().stream().mapToLong(Long::longValue).sum() + rejected;
        }
    }
}
