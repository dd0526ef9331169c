package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.finding.ScanView.Counts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.TAG)
class ScanTests {

    private static final String HEADER = "check,asset,status,severity,title,detail,observed_at,account\n";
    private static final String ENCRYPTION = "MTS-06.6";

    @TempDir
    Path folder;

    private Deliveries deliveries;

    @BeforeEach
    void anEmptyDatabase() {
        deliveries = new Deliveries(folder);
    }

    @Test
    void theSameBodyTwiceChangesNothing() {
        String body = csv(row("disk-encryption", "LT-1", "not met", 1), row("disk-encryption", "LT-2", "met", 1));

        ScanView first = deliveries.deliver(ScanScope.FULL, body);
        ScanView second = deliveries.deliver(ScanScope.FULL, body);

        assertThat(first.state()).isEqualTo(ScanState.DONE);
        assertThat(first.counts()).isEqualTo(new Counts(2, 0, 0, 2, 0, 0));
        assertThat(second.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 2));
        assertThat(second.cleared()).isZero();
        assertThat(deliveries.writtenBy(second)).isZero();
        assertThat(deliveries.told.get(0).controls()).isNotEmpty();
        assertThat(deliveries.told.get(1).controls()).isEmpty();
    }

    @Test
    void aFailureThatIsShownAsMetIsClearedWhateverTheScope() {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 1)));

        ScanView scan = deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "met", 2)));

        assertThat(scan.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0));
        assertThat(scan.cleared()).isEqualTo(1);
        assertThat(failingEncryption()).isEmpty();
    }

    @Test
    void whatFallsShorterThanBeforeIsAChangeThoughNothingElseIsSaidOfIt() {
        String short3 = "check,asset,status,shortfall\ndisk-encryption,LT-1,not met,3\n";
        deliveries.deliver(ScanScope.PARTIAL, short3);

        ScanView same = deliveries.deliver(ScanScope.PARTIAL, short3);
        ScanView worse = deliveries.deliver(ScanScope.PARTIAL, short3.replace(",3\n", ",4\n"));

        assertThat(same.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
        assertThat(worse.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0));
        assertThat(deliveries.told.get(2).controls()).contains(encryptionControl());
        assertThat(deliveries.failures(encryptionControl()))
                .extracting(Failure::shortfall)
                .containsExactly(4.0);
    }

    @Test
    void ofTwoLinesAboutOneThingTheOneThatFallsShorterCounts() {
        deliveries.deliver(
                ScanScope.PARTIAL,
                "check,asset,status,shortfall\ndisk-encryption,LT-1,not met,3\ndisk-encryption,LT-1,not met,9\n"
                        + "disk-encryption,LT-1,not met,5\n");

        assertThat(deliveries.failures(encryptionControl()))
                .extracting(Failure::shortfall)
                .containsExactly(9.0);
    }

    @Test
    void aFullScanClearsWhatItLookedForAndNoLongerReports() {
        deliveries.deliver(
                ScanScope.PARTIAL,
                csv(
                        row("disk-encryption", "LT-1", "not met", 1),
                        row("disk-encryption", "LT-2", "not met", 1),
                        row("os-licence", "LT-2", "not met", 1)));

        ScanView scan = deliveries.deliver(ScanScope.FULL, csv(row("disk-encryption", "LT-2", "not met", 2)));

        assertThat(scan.cleared()).isEqualTo(1);
        assertThat(failingEncryption()).containsExactly("LT-2");
        assertThat(deliveries.failing("MTS-02.1")).containsExactly("LT-2");
    }

    @Test
    void aPartialScanClearsNothingUnseen() {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 1)));

        ScanView scan = deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-2", "met", 2)));

        assertThat(scan.cleared()).isZero();
        assertThat(failingEncryption()).containsExactly("LT-1");
    }

    @Test
    void aFullScanOfAnotherSourceOrAccountClearsNothing() {
        byte[] fails = csv(row("disk-encryption", "LT-1", "not met", 1)).getBytes(StandardCharsets.UTF_8);
        byte[] other = csv(row("disk-encryption", "LT-2", "met", 2)).getBytes(StandardCharsets.UTF_8);
        deliveries.deliver("csv", "rmm", ScanScope.PARTIAL, fails);

        assertThat(deliveries.deliver("csv", "inventory", ScanScope.FULL, other).cleared())
                .isZero();
        String elsewhere = csv(row("disk-encryption", "LT-2", "met", 2).replace(",hq", ",branch"));
        assertThat(deliveries
                        .deliver("csv", "rmm", ScanScope.FULL, elsewhere.getBytes(StandardCharsets.UTF_8))
                        .cleared())
                .isZero();
        assertThat(failingEncryption()).containsExactly("LT-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk-encryption,,not met", ",LT-1,not met"})
    void aFullScanWithUnreadableRowsOfTheCheckClearsNothingByAbsence(String unreadable) {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 1)));

        ScanView scan = deliveries.deliver(
                ScanScope.FULL, csv(row("disk-encryption", "LT-2", "met", 2), unreadable + ",,,,,hq"));

        assertThat(scan.counts().rejected()).isEqualTo(1);
        assertThat(scan.cleared()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "not applicable"})
    void whatSaysNothingOpensAndClearsNothing(String status) {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 1)));

        ScanView scan = deliveries.deliver(
                ScanScope.FULL,
                csv(row("disk-encryption", "LT-1", status, 2), row("disk-encryption", "LT-9", status, 2)));

        assertThat(scan.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 2));
        assertThat(failingEncryption()).containsExactly("LT-1");
        assertThat(deliveries.stored()).isEqualTo(1);
    }

    @Test
    void olderEvidenceNeverOverridesNewer() {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 5)));

        ScanView late = deliveries.deliver(ScanScope.FULL, csv(row("disk-encryption", "LT-1", "met", 4)));

        assertThat(late.counts().unchanged()).isEqualTo(1);
        assertThat(failingEncryption()).containsExactly("LT-1");
    }

    @Test
    void evidenceThatOnlyConfirmedCountsAsNewerToo() {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 1)));
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 9)));

        ScanView late = deliveries.deliver(
                ScanScope.FULL,
                csv(row("disk-encryption", "LT-1", "met", 5), row("disk-encryption", "LT-2", "not met", 5)));

        assertThat(late.counts()).isEqualTo(new Counts(2, 0, 0, 1, 0, 1));
        assertThat(failingEncryption()).containsExactly("LT-1", "LT-2");
    }

    @Test
    void theWorstOfSeveralRowsAboutOneThingCounts() {
        ScanView scan = deliveries.deliver(
                ScanScope.PARTIAL,
                csv(
                        row("disk-encryption", "LT-1", "met", 1),
                        row("disk-encryption", "LT-1", "not met", 1),
                        row("disk-encryption", "LT-1", "unknown", 1)));

        assertThat(scan.counts()).isEqualTo(new Counts(3, 0, 0, 1, 0, 2));
        assertThat(failingEncryption()).containsExactly("LT-1");
    }

    @Test
    void theWorstCountsAlsoWhenItComesManyRowsLater() {
        var body = new StringBuilder(HEADER)
                .append(row("disk-encryption", "LT-1", "met", 1))
                .append('\n');
        for (int i = 0; i < 2500; i++) {
            body.append(row("os-licence", "PC-" + i, "met", 1)).append('\n');
        }
        body.append(row("disk-encryption", "LT-1", "not met", 1)).append('\n');

        ScanView scan = deliveries.deliver(ScanScope.FULL, body.toString());

        assertThat(scan.counts()).isEqualTo(new Counts(2502, 0, 0, 2501, 0, 1));
        assertThat(failingEncryption()).containsExactly("LT-1");
    }

    @Test
    void timesThatCannotBeTrueAreTakenAsUnknown() {
        ScanView scan = deliveries.deliver(
                ScanScope.PARTIAL,
                csv(
                        "disk-encryption,LT-1,not met,,,,9999-01-01T00:00:00Z,hq",
                        "disk-encryption,LT-2,not met,,,,1601-01-01T00:00:00Z,hq"));
        ScanView next = deliveries.deliver(ScanScope.PARTIAL, csv("disk-encryption,LT-1,met,,,,,hq"));

        assertThat(scan.counts().added()).isEqualTo(2);
        assertThat(next.cleared()).isEqualTo(1);
    }

    @Test
    void rejectedRowsAreListedWithTheirPlaceUpToALimitAndAllCounted() {
        ScanView scan = deliveries.deliver(
                ScanScope.PARTIAL,
                csv(
                        row("disk-encryption", "", "not met", 1),
                        row("", "LT-1", "met", 1),
                        row("disk-encryption", "LT-1", "perhaps", 1),
                        row("disk-encryption", "LT-1", "perhaps", 1),
                        row("disk-encryption", "LT-1", "met", 1)));

        assertThat(scan.counts()).isEqualTo(new Counts(5, 4, 0, 1, 0, 0));
        assertThat(deliveries.scans.rejects(scan.id()))
                .containsExactly(
                        new RejectView("line 2", "it names no asset"),
                        new RejectView("line 3", "it names no check"),
                        new RejectView("line 4", "its status 'perhaps' is not known"));
    }

    @Test
    void aFileThatBreaksOffKeepsItsRowsAndClearsNothing() {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("disk-encryption", "LT-1", "not met", 1)));

        ScanView scan = deliveries.deliver(
                ScanScope.FULL, csv(row("disk-encryption", "LT-2", "not met", 2), "disk-encryption,LT-3,met,,,\"half"));

        assertThat(scan.state()).isEqualTo(ScanState.INCOMPLETE);
        assertThat(scan.problem()).isEqualTo("The file is cut off or damaged at line 3.");
        assertThat(scan.counts().added()).isEqualTo(1);
        assertThat(failingEncryption()).containsExactly("LT-1", "LT-2");
        assertThat(deliveries.told).hasSize(2);
    }

    @Test
    void gzipIsUnpackedAndACutOffOneIsIncomplete() throws IOException {
        var random = new Random(3);
        var body = new StringBuilder(HEADER);
        for (int i = 0; i < 9000; i++) {
            body.append(row("disk-encryption", "LT-" + random.nextLong(), "not met", 1))
                    .append('\n');
        }
        byte[] packed = gzip(body.toString());

        ScanView whole = deliveries.deliver("auto", "", ScanScope.FULL, packed);
        ScanView half = deliveries.deliver("auto", "", ScanScope.FULL, Arrays.copyOf(packed, packed.length * 3 / 4));

        assertThat(whole.counts()).isEqualTo(new Counts(9000, 0, 0, 9000, 0, 0));
        assertThat(half.state()).isEqualTo(ScanState.INCOMPLETE);
        assertThat(half.problem()).isEqualTo("The compressed file is cut off or damaged.");
        assertThat(half.counts().read()).isPositive();
        assertThat(half.cleared()).isZero();
    }

    @Test
    void aZipBombIsStopped() throws IOException {
        ScanView bomb = deliveries.deliver(
                "auto",
                "",
                ScanScope.FULL,
                gzip(HEADER
                        + row("disk-encryption", "LT-1", "met", 1)
                                .replace("Detail", "x".repeat(5000))
                                .concat("\n")
                                .repeat(4000)));

        assertThat(bomb.state()).isEqualTo(ScanState.INCOMPLETE);
        assertThat(bomb.problem()).startsWith("The file unpacks to more than");
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            <Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2">     | csv  | The file was sent as csv but looks like XCCDF or ARF results in XML.
            <inventory/>                                                 | auto | The file looks like XML, but not XCCDF results. What can be read:
            <!doctype html><html>                                        | auto | The file looks like a web page (HTML). What can be read: OCSF findings in JSON,
            {"bomFormat": "CycloneDX"}                                   | auto | The file looks like a bill of materials (CycloneDX). What can be read: OCSF findings in JSON,
            check,asset,status                                           | ocsf | The file was sent as ocsf but looks like a CSV list of results.
            [{"class_uid": 2004}]                                        | csv  | The file was sent as csv but looks like OCSF findings in JSON.
            check,asset,status                                           | auto-json | The file was sent as JSON but looks like a CSV list of results.
            {"a": 1}                                                     | auto-json | The file looks like JSON of a kind that is not known here. What can be read:
            name,age                                                     | csv  | The file was sent as csv but looks like a table without the columns check, asset and status.
            %PDF-1.7                                                     | auto | The file looks like a PDF document. What can be read: OCSF findings in JSON,
            """)
    void aFileThatIsNotWhatItSaysIsCalledByItsName(String body, String format, String problem) {
        ScanView scan = deliveries.deliver(format, "", ScanScope.FULL, body.getBytes(StandardCharsets.UTF_8));

        assertThat(scan.state()).isEqualTo(ScanState.FAILED);
        assertThat(scan.problem()).startsWith(problem);
    }

    @Test
    void anEmptyFileAndAnEmptyListAreTwoThings() {
        assertThat(deliveries.deliver(ScanScope.FULL, "").problem()).isEqualTo("The file is empty.");
        assertThat(deliveries.deliver(ScanScope.FULL, "[]").state()).isEqualTo(ScanState.DONE);
    }

    @Test
    void aRunThatWasCutOffGoesOnAndCountsEachRowOnce() {
        var body = new StringBuilder(HEADER);
        for (int i = 0; i < 4500; i++) {
            body.append(row("disk-encryption", "LT-" + i, "not met", 1)).append('\n');
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        String id = deliveries.keep("auto", "", ScanScope.FULL, bytes);
        var pieces = new AtomicInteger();

        ScanView stopped = deliveries.goOn(id, () -> pieces.incrementAndGet() > 1);
        assertThat(stopped.state()).isEqualTo(ScanState.READING);
        assertThat(stopped.counts().read()).isEqualTo(2000);
        assertThat(deliveries.told).isEmpty();
        deliveries.replay.everything();
        assertThat(deliveries.told).singleElement().satisfies(told -> assertThat(told.controls())
                .isNotEmpty());
        deliveries.told.clear();
        ScanView done = deliveries.goOn(id, () -> false);

        assertThat(done.state()).isEqualTo(ScanState.DONE);
        assertThat(done.counts()).isEqualTo(new Counts(4500, 0, 0, 4500, 0, 0));
        assertThat(done.cleared()).isZero();
        assertThat(deliveries.told).singleElement().satisfies(told -> assertThat(told.controls())
                .isNotEmpty());
    }

    @Test
    void aCaseThatCannotStartKeepsNoOtherFromStarting() {
        deliveries.poisoned.add(encryptionControl());

        ScanView scan = deliveries.deliver(
                ScanScope.FULL,
                csv(row("disk-encryption", "LT-1", "not met", 1), row("os-licence", "LT-1", "not met", 1)));

        assertThat(scan.state()).isEqualTo(ScanState.DONE);
        assertThat(scan.problem()).contains(encryptionControl()).contains("tried again");
        assertThat(deliveries.told).flatExtracting(ScanRecorded::controls).contains("MTS-02.1");
        deliveries.told.clear();
        deliveries.poisoned.clear();

        ScanView next = deliveries.deliver(ScanScope.PARTIAL, csv(row("os-licence", "LT-2", "met", 1)));

        assertThat(next.problem()).isNull();
        assertThat(deliveries.told).singleElement().satisfies(told -> assertThat(told.controls())
                .contains(encryptionControl()));
    }

    @Test
    void whatCannotBeToldKeepsNoStartFromStarting() {
        deliveries.poisoned.add(encryptionControl());
        deliveries.deliver(ScanScope.FULL, csv(row("disk-encryption", "LT-1", "not met", 1)));

        deliveries.replay.everything();

        assertThat(deliveries.told).flatExtracting(ScanRecorded::controls).doesNotContain(encryptionControl());
    }

    @Test
    void aControlFailsUntilEverySourceThatFailedItIsClear() {
        byte[] fails = csv(row("disk-encryption", "LT-1", "not met", 1)).getBytes(StandardCharsets.UTF_8);
        byte[] met = csv(row("disk-encryption", "LT-1", "met", 2)).getBytes(StandardCharsets.UTF_8);
        deliveries.deliver("csv", "rmm", ScanScope.FULL, fails);
        deliveries.deliver("csv", "inventory", ScanScope.FULL, fails);

        deliveries.deliver("csv", "rmm", ScanScope.FULL, met);
        assertThat(failingEncryption()).containsExactly("LT-1");
        deliveries.deliver("csv", "inventory", ScanScope.FULL, met);
        assertThat(failingEncryption()).isEmpty();
    }

    @Test
    void unmappedRowsAreKeptAndComeUpWhenMapped() {
        String body = csv(row("coffee-machine", "KITCHEN", "not met", 1));
        ScanView scan = deliveries.deliver(ScanScope.PARTIAL, body);
        ScanView again = deliveries.deliver(ScanScope.PARTIAL, body);
        assertThat(scan.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
        assertThat(again.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
        assertThat(deliveries.checks.unknown()).hasSize(1);
        deliveries.told.clear();

        deliveries.mappings.map("inventory", "coffee-machine", ENCRYPTION, Deliveries.ANALYST);
        deliveries.replay.check(Deliveries.CLIENT, "inventory", "coffee-machine", Set.of());

        assertThat(deliveries.failing(ENCRYPTION)).containsExactly("KITCHEN");
        assertThat(deliveries.told).extracting(ScanRecorded::controls).containsExactly(Set.of(ENCRYPTION));
        assertThat(deliveries.checks.unknown()).isEmpty();
        assertThat(deliveries.deliver(ScanScope.PARTIAL, body).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
    }

    @Test
    void aCheckThatAnEarlierStartDidNotKnowComesUpByItself() {
        deliveries.deliver(ScanScope.PARTIAL, csv(row("coffee-machine", "KITCHEN", "not met", 1)));
        deliveries.told.clear();
        deliveries.mappings.map("inventory", "coffee-machine", ENCRYPTION, Deliveries.ANALYST);

        deliveries.replay.everything();

        assertThat(deliveries.told).extracting(ScanRecorded::controls).containsExactly(Set.of(ENCRYPTION));
    }

    @Test
    void whatAPersonReportsFailsUntilAPersonClearsIt() {
        String id = deliveries.reports.report(
                Deliveries.CLIENT, ENCRYPTION, "Seen on site", List.of("LT-7"), Deliveries.ANALYST);
        assertThat(deliveries.failing(ENCRYPTION)).containsExactly("LT-7");
        assertThat(deliveries.told).containsExactly(new ScanRecorded(id, Deliveries.CLIENT, Set.of(ENCRYPTION)));
        deliveries.deliver(ScanScope.FULL, csv(row("disk-encryption", "LT-7", "met", 2)));
        assertThat(deliveries.failing(ENCRYPTION)).containsExactly("LT-7");

        deliveries.reports.clear(Deliveries.CLIENT, ENCRYPTION, "Looked at it", Deliveries.ANALYST);

        assertThat(deliveries.failing(ENCRYPTION)).isEmpty();
    }

    @Test
    void whatAPersonClearedStaysClearWhenTheOldFileComesAgain() {
        String body = csv(row("disk-encryption", "LT-1", "not met", 1));
        deliveries.deliver(ScanScope.PARTIAL, body);
        String control = encryptionControl();

        deliveries.reports.clear(Deliveries.CLIENT, control, "Looked at it", Deliveries.ANALYST);

        assertThat(deliveries.deliver(ScanScope.PARTIAL, body).counts().unchanged())
                .isEqualTo(1);
        assertThat(deliveries.failing(control)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyRowIsInExactlyOneBucket(long seed) {
        var random = new Random(seed);
        for (int scan = 0; scan < 4; scan++) {
            var body = new StringBuilder(HEADER);
            int rows = 200 + random.nextInt(2000);
            for (int i = 0; i < rows; i++) {
                body.append(randomRow(random)).append('\n');
            }
            ScanScope scope = random.nextBoolean() ? ScanScope.FULL : ScanScope.PARTIAL;
            ScanView view = deliveries.deliver(scope, body.toString());
            Counts counts = view.counts();

            assertThat(counts.read()).isEqualTo(rows);
            assertThat(counts.rejected() + counts.unmapped() + counts.added() + counts.changed() + counts.unchanged())
                    .isEqualTo(rows);
            ScanView again = deliveries.deliver(scope, body.toString());
            assertThat(deliveries.writtenBy(again)).isZero();
            assertThat(again.counts().added() + again.counts().changed() + again.cleared())
                    .isZero();
            assertThat(again.counts().rejected()).isEqualTo(counts.rejected());
        }
    }

    private List<String> failingEncryption() {
        return deliveries.failing(encryptionControl());
    }

    private String encryptionControl() {
        return deliveries
                .mappings
                .of(Deliveries.CLIENT)
                .of("inventory", "inventory", "disk-encryption")
                .controls()
                .iterator()
                .next();
    }

    private static String randomRow(Random random) {
        String check = pick(random, "disk-encryption", "os-licence", "coffee-machine", "tea-pot", "");
        String status = pick(random, "met", "not met", "unknown", "not applicable", "met", "not met", "odd");
        return row(check, "A-" + random.nextInt(60), status, 1 + random.nextInt(5));
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    private static String row(String check, String asset, String status, int day) {
        return "%s,%s,%s,high,Title,Detail,2026-11-%02dT08:00:00Z,hq".formatted(check, asset, status, day);
    }

    private static String csv(String... rows) {
        return HEADER + String.join("\n", rows) + "\n";
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
