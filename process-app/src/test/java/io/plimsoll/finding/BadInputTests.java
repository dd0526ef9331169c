package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.finding.ScanView.Counts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What becomes of deliveries that are broken, hostile or merely odd. */
@Tag(TestDatabase.TAG)
class BadInputTests {

    private static final String ENCRYPTION = "disk-encryption";

    @TempDir
    Path folder;

    private Deliveries deliveries;

    @BeforeEach
    void anEmptyDatabase() {
        deliveries = new Deliveries(folder);
    }

    @Test
    void xmlThatBreaksOffKeepsItsRowsAndClearsNothing() {
        String whole = xccdf("LT-1", result("a", "fail"), result("b", "fail"), result("c", "fail"));
        deliveries.deliver(ScanScope.FULL, whole);

        String later = xccdf("LT-1", result("a", "pass"), result("b", "fail")).replace("2026-11-01", "2026-11-02");
        ScanView cut = deliveries.deliver(ScanScope.FULL, later.substring(0, later.indexOf("idref='b'")));

        assertThat(cut.state()).isEqualTo(ScanState.INCOMPLETE);
        assertThat(cut.problem()).contains("it is cut off");
        assertThat(cut.counts().read()).isEqualTo(1);
        assertThat(notMet()).isEqualTo(2);
        ScanView done = deliveries.deliver(ScanScope.FULL, later.replace(result("b", "fail"), ""));
        assertThat(done.state()).isEqualTo(ScanState.DONE);
    }

    @Test
    void aListThatBreaksOffWithinALineClearsNothing() {
        deliveries.deliver(ScanScope.FULL, "check,asset,status\n" + ENCRYPTION + ",LT-1,not met\n");

        ScanView cut = deliveries.deliver(
                ScanScope.FULL, "check,asset,status\n" + ENCRYPTION + ",LT-2,not met\n" + ENCRYPTION + ",LT-1");

        assertThat(cut.state()).isEqualTo(ScanState.INCOMPLETE);
        assertThat(cut.problem()).isEqualTo("The file ends within line 3; it is cut off.");
        assertThat(cut.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(notMet()).isEqualTo(2);
    }

    @Test
    void aFullScanOfOneMachineClearsNothingOfAnother() {
        deliveries.deliver(ScanScope.FULL, xccdf("LT-1", result("a", "fail"), result("b", "fail")));
        deliveries.deliver(ScanScope.FULL, xccdf("LT-2", result("a", "fail")));
        assertThat(notMet()).isEqualTo(3);

        ScanView again = deliveries.deliver(
                ScanScope.FULL, xccdf("LT-1", result("a", "pass")).replace("2026-11-01", "2026-11-02"));

        assertThat(again.cleared()).as("b was not looked at").isEqualTo(1);
        assertThat(notMet()).isEqualTo(2);
    }

    @Test
    void whatIsNotXmlToTheEndIsNoReasonToClear() {
        deliveries.deliver(ScanScope.FULL, xccdf("LT-1", result("a", "fail")));

        ScanView laughs = deliveries.deliver(
                ScanScope.FULL, "<!DOCTYPE a [<!ENTITY x 'ha'>]>" + xccdf("LT-1", result("a", "pass")));

        assertThat(laughs.state()).isEqualTo(ScanState.FAILED);
        assertThat(laughs.problem()).contains("document type declaration");
        assertThat(notMet()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1601-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00", "+12345-01-01"})
    void timesThatCannotBeTrueAreTakenAsUnknown(String time) {
        ScanView scan = deliveries.deliver(
                ScanScope.FULL, xccdf("LT-1", result("a", "fail")).replace("2026-11-01T08:00:00Z", time));
        ScanView list = deliveries.deliver(
                ScanScope.FULL,
                "check,asset,status,observed_at\n" + ENCRYPTION + ",LT-1,not met," + time.replace("+", "") + "\n");

        assertThat(scan.counts().read()).isEqualTo(1);
        assertThat(list.counts().read()).isEqualTo(1);
        assertThat(deliveries
                        .db
                        .sql(
                                "select count(*) from finding where observed_at < '2026-11-19' or observed_at > '2026-11-22'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(notMet()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void idsOfTenThousandCharactersAreCountedAndTheOthersKept() {
        String name = "n".repeat(10_000);
        ScanView scan = deliveries.deliver(
                ScanScope.FULL,
                "check,asset,status\n" + name + ",LT-1,met\n" + ENCRYPTION + "," + name + "1,not met\n" + ENCRYPTION
                        + "," + name + "2,not met\n" + ENCRYPTION + ",LT-1,not met\n");

        assertThat(scan.counts()).isEqualTo(new Counts(4, 1, 0, 3, 0, 0));
        assertThat(notMet()).isEqualTo(3);
    }

    @Test
    void textOfEveryKindSurvivesAndTheSameFileTwiceChangesNothing() {
        String odd = "check,asset,status,title,detail\n" + ENCRYPTION
                + ",\"=cmd|'/C calc'!A0\",not met,\u0007\u0001\u001b[31m,\uD83C\uDFF0 \u202etext\n" + ENCRYPTION
                + ",\uD83C\uDFF0,not met,'; drop table finding; --,\"<script>alert(1)</script>\"\n";

        ScanView scan = deliveries.deliver(ScanScope.FULL, odd);
        ScanView again = deliveries.deliver(ScanScope.FULL, odd);

        assertThat(scan.counts()).isEqualTo(new Counts(2, 0, 0, 2, 0, 0));
        assertThat(again.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 2));
        assertThat(deliveries
                        .db
                        .sql("select asset from finding order by asset")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("=cmd|'/C calc'!A0", "\uD83C\uDFF0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            504b0304140000          | The file looks like a ZIP archive or Office file.
            789c4b4c4a06            | The file looks like a zlib (deflate) stream.
            425a6839314159          | The file looks like a bzip2 file.
            fd377a585a0000          | The file looks like an xz file.
            28b52ffd04              | The file looks like a zstd file.
            0041004200             | The file looks like a binary file, or text that is not UTF-8.
            """)
    void anotherKindOfFileIsCalledByItsName(String hex, String problem) {
        ScanView scan = deliveries.deliver(
                "auto", "", ScanScope.FULL, java.util.HexFormat.of().parseHex(hex.strip()));

        assertThat(scan.state()).isEqualTo(ScanState.FAILED);
        assertThat(scan.problem()).startsWith(problem);
    }

    @Test
    void aPackedFileWithinAPackedFileIsNotUnpackedTwice() throws IOException {
        byte[] bomb = gzip(gzip(new byte[20_000_000]));

        ScanView scan = deliveries.deliver("auto", "", ScanScope.FULL, bomb);

        assertThat(scan.state()).isEqualTo(ScanState.FAILED);
        assertThat(scan.problem()).startsWith("The file looks like a gzip file within a gzip file.");
    }

    @Test
    void aDamagedSecondPartOfAPackedFileClearsNothing() throws IOException {
        deliveries.deliver(ScanScope.FULL, "check,asset,status\n" + ENCRYPTION + ",LT-1,not met\n");
        byte[] first = gzip(("check,asset,status\n" + ENCRYPTION + ",LT-2,not met\n").getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip((ENCRYPTION + ",LT-1,not met\n").getBytes(StandardCharsets.UTF_8));
        second[0] = 0;
        byte[] file = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, file, first.length, second.length);

        ScanView scan = deliveries.deliver("auto", "", ScanScope.FULL, file);

        assertThat(scan.state()).isEqualTo(ScanState.INCOMPLETE);
        assertThat(scan.problem()).startsWith("The compressed file is followed by something else");
        assertThat(notMet()).isEqualTo(2);
    }

    @Test
    void anEndlessDeliveryTakesNoMoreRoomThanAllowed() throws IOException {
        var small = new Deliveries(folder.resolve("small"), DataSize.ofKilobytes(100));
        long[] largest = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                largest[0] = Math.max(largest[0], kept(folder.resolve("small")));
                Arrays.fill(target, offset, offset + length, (byte) 'x');
                return length;
            }
        };

        assertThat(small.keep(endless)).isFalse();
        assertThat(largest[0]).isLessThanOrEqualTo(100 * 1024);
        assertThat(kept(folder.resolve("small"))).isZero();
    }

    private static long kept(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    private long notMet() {
        return deliveries
                .db
                .sql("select count(*) from finding where status = 'not-met'")
                .query(Long.class)
                .single();
    }

    private static String xccdf(String machine, String... results) {
        return "<TestResult xmlns='http://checklists.nist.gov/xccdf/1.2' end-time='2026-11-01T08:00:00Z'><target>"
                + machine + "</target>" + String.join("", results) + "</TestResult>";
    }

    private static String result(String rule, String result) {
        return "<rule-result idref='" + rule + "'><result>" + result + "</result></rule-result>";
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(content);
        }
        return bytes.toByteArray();
    }
}
