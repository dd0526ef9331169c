package io.plimsoll.finding;

import io.plimsoll.finding.reader.BrokenFile;
import io.plimsoll.finding.reader.Recognition;
import io.plimsoll.finding.reader.ScanFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads one kept delivery from its file to its end state. */
@Component
class ScanReading {

    static final String AUTO = "auto";

    /** Whatever it is, as long as it is JSON: so much the name of a file can say. */
    static final String AUTO_JSON = "auto-json";

    private static final Logger LOG = LoggerFactory.getLogger(ScanReading.class);
    private static final String OUR_FAULT =
            "Something went wrong on our side. What was read before is kept; please deliver the file again.";

    private final ScanTable scans;
    private final ScanWriter writer;
    private final DeliverySpool spool;
    private final ScanLimits limits;
    private final Clock clock;

    ScanReading(ScanTable scans, ScanWriter writer, DeliverySpool spool, ScanLimits limits, Clock clock) {
        this.scans = scans;
        this.writer = writer;
        this.spool = spool;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Begins, or goes on where a restart cut it off.
     *
     * @param stopped whether to leave the rest to the next start
     */
    void read(String id, BooleanSupplier stopped) {
        Optional<ScanView> scan = scans.find(id);
        if (scan.isEmpty() || scan.get().finishedAt() != null) {
            spool.drop(id);
            return;
        }
        try {
            read(scan.get(), stopped);
            spool.drop(id);
        } catch (ScanRun.Stopped e) {
            LOG.info("Scan {} goes on at the next start", id);
        } catch (RuntimeException | IOException e) {
            LOG.error("Scan {} failed", id, e);
            boolean begun = scans.find(id).map(view -> view.counts().read() > 0).orElse(false);
            scans.finish(id, begun ? ScanState.INCOMPLETE : ScanState.FAILED, OUR_FAULT, clock.instant());
            spool.drop(id);
        }
    }

    private void read(ScanView scan, BooleanSupplier stopped) throws IOException {
        try (var content = new BufferedInputStream(spool.open(scan.id()), 128 * 1024)) {
            Recognition.Content recognised = Recognition.of(content).as(scan.format());
            ScanFormat format = recognised.format();
            if (format == null || !wanted(scan.format(), format)) {
                fail(scan, wrongFormat(scan.format(), recognised));
                return;
            }
            scans.reading(scan.id(), scan.source(), format.key());
            ScanView begun = scans.find(scan.id()).orElse(scan);
            try (var run = new ScanRun(writer, begun, limits.maxRejects(), stopped)) {
                writer.finish(run, problemOf(format, recognised, content, run));
            }
        } catch (BrokenFile e) {
            fail(scan, e.getMessage());
        }
    }

    private static @Nullable String problemOf(
            ScanFormat format, Recognition.Content recognised, BufferedInputStream content, ScanRun run) {
        try {
            format.reader(recognised).read(content, run);
            return null;
        } catch (BrokenFile e) {
            LOG.info("Scan {} breaks off: {}", run.scan().id(), e.getMessage());
            return e.getMessage();
        }
    }

    private void fail(ScanView scan, @Nullable String problem) {
        scans.finish(scan.id(), ScanState.FAILED, problem, clock.instant());
    }

    private static boolean wanted(String asked, ScanFormat format) {
        return asked.equals(AUTO) || asked.equals(format.key()) || asked.equals(AUTO_JSON) && format.isJson();
    }

    private static String wrongFormat(String asked, Recognition.Content found) {
        if (found.words().equals("empty")) {
            return "The file is empty.";
        }
        if (asked.equals(AUTO) || asked.equals(AUTO_JSON) && found.format() == null) {
            return "The file looks like " + found.words() + ". What can be read: " + ScanFormat.allWords() + ".";
        }
        String word = asked.equals(AUTO_JSON) ? "JSON" : asked;
        return "The file was sent as " + word + " but looks like " + found.words() + ".";
    }
}
