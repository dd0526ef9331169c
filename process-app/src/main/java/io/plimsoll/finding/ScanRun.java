package io.plimsoll.finding;

import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowSink;
import io.plimsoll.finding.reader.Texts;
import io.plimsoll.identity.ClientId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The reading of one file: collects rows and has them written part by part, each while the next is read. A run that goes
 * on after a restart reads the file again from its start, but writes only from where the last part ended.
 */
final class ScanRun implements RowSink, AutoCloseable {

    /** Rows that are written together: enough to make what each transaction costs small, few enough to hold. */
    private static final int PART = 2000;

    /** A product that calls itself like a source of ours must not speak for people. */
    private static final String FROM_A_FILE = "-file";

    private final ScanWriter writer;
    private final ScanView scan;
    private final String givenSource;
    private final SeenRows seen = new SeenRows();
    private final Coverage coverage = new Coverage();
    private final Map<String, Set<String>> checks = new HashMap<>();
    private Map<String, Set<String>> checksOfPart = Map.of();
    private final WriteBehind behind;
    private final int mostRejects;
    private final BooleanSupplier stopped;
    private String source;
    private long position;
    private int rejected;
    private ScanPart part = new ScanPart();

    /** A row that could not be read, and which of the file's rows it was. */
    record NumberedReject(long row, RejectView reject) {}

    /** The application stops; the run goes on at its next start. */
    static final class Stopped extends RuntimeException {}

    /**
     * @param scan as it stood when the run began
     * @param mostRejects how many are kept to be looked at
     * @param stopped whether to end at the next occasion
     */
    ScanRun(ScanWriter writer, ScanView scan, int mostRejects, BooleanSupplier stopped) {
        this.writer = writer;
        this.mostRejects = mostRejects;
        this.stopped = stopped;
        this.scan = scan;
        this.givenSource = scan.source();
        this.source = scan.source();
        this.behind = new WriteBehind(Thread.currentThread().getName() + "-writing");
    }

    @Override
    public void row(Row row) {
        if (source.isEmpty()) {
            source = OwnRows.SOURCES.contains(row.tool()) ? row.tool() + FROM_A_FILE : CheckKind.foreign(row.tool());
        }
        FindingRow finding = FindingRow.of(scan.client(), source, row, scan.receivedAt());
        coverage.add(finding);
        position++;
        if (position <= scan.counts().read()) {
            seen.add(finding);
        } else {
            part.add(finding);
            writeWhenFull();
        }
    }

    @Override
    public void rejected(String place, String reason, String check) {
        coverage.addUnreadable(check);
        position++;
        rejected++;
        if (position <= scan.counts().read()) {
            return;
        }
        part.addRejected();
        if (rejected <= mostRejects) {
            part.keep(new NumberedReject(position, new RejectView(Texts.clean(place, 100), Texts.clean(reason, 500))));
        }
        writeWhenFull();
    }

    ScanView scan() {
        return scan;
    }

    ClientId client() {
        return scan.client();
    }

    /** The source as given, or else the product that the first row names. */
    String source() {
        return source;
    }

    boolean sourceFound() {
        return givenSource.isEmpty() && !source.isEmpty();
    }

    /** What was seen in the parts that are written. */
    SeenRows seen() {
        return seen;
    }

    Coverage coverage() {
        return coverage;
    }

    /** Rows met so far, whatever became of them. */
    long position() {
        return position;
    }

    /** What frameworks say of the checks that were written already, by the check's id. */
    Map<String, Set<String>> checks() {
        return checks;
    }

    /** What frameworks say of the checks of the part at hand; counts once it is written. */
    void checksOfPart(Map<String, Set<String>> references) {
        checksOfPart = references;
    }

    /** Whether this delivery has judged a check by other references than it has by now. */
    boolean judgedOtherwise(ClientCheck check) {
        Set<String> now = check.references();
        Set<String> judgedBy = checksOfPart.getOrDefault(check.check(), checks.getOrDefault(check.check(), now));
        return check.source().equals(source) && !judgedBy.equals(now);
    }

    /** A part is written for good. */
    void written(ScanPart done) {
        done.rows().forEach(seen::add);
        checks.putAll(checksOfPart);
    }

    /** Writes what is left; afterwards all is written that was read. */
    void writeRest() {
        behind.await();
        writer.write(this, takePart());
    }

    /** Waits for what is being written, whatever became of the rest. */
    @Override
    public void close() {
        behind.close();
    }

    private void writeWhenFull() {
        if (part.size() >= PART) {
            if (stopped.getAsBoolean()) {
                throw new Stopped();
            }
            ScanPart full = takePart();
            behind.submit(() -> writer.write(this, full));
        }
    }

    private ScanPart takePart() {
        ScanPart taken = part;
        part = new ScanPart();
        return taken;
    }
}
