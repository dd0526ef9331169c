package io.plimsoll.finding.reader;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Keeps nothing of what it is handed but the counts, and objects to what could not be stored or shown. */
final class FuzzSink implements RowSink {

    /** No file here holds more; what hands over rows without end is caught by it. */
    private static final long MOST = 5_000_000;

    private final Map<RowStatus, Long> rows = new EnumMap<>(RowStatus.class);
    private long rejected;
    private long handed;

    @Override
    public void row(Row row) {
        rows.merge(row.status(), 1L, Long::sum);
        next();
        fits("tool", row.tool(), 1, 60);
        fits("account", row.account(), 0, Row.ACCOUNT);
        fits("check", row.check(), 1, Row.CHECK);
        fits("title", row.title(), 0, Row.TITLE);
        fits("asset", row.asset(), 1, Row.ASSET);
        fits("detail", row.detail(), 0, Row.DETAIL);
        if (row.references().size() > References.MOST) {
            throw new AssertionError(
                    "More references than are kept: " + row.references().size());
        }
        row.references().forEach(reference -> fits("reference", reference, 3, 200));
        Instant observed = row.observedAt();
        if (observed != null && observed.getNano() % 1_000_000 != 0) {
            throw new AssertionError("More digits than are kept: " + observed);
        }
    }

    @Override
    public void rejected(String place, String reason, String check) {
        rejected++;
        next();
        fits("place", place, 1, 100);
        fits("reason", reason, 1, 500);
    }

    /** Rows of every status and the rejected ones. */
    long all() {
        return rows.values().stream().mapToLong(Long::longValue).sum() + rejected;
    }

    Map<RowStatus, Long> rows() {
        return rows;
    }

    private void next() {
        handed++;
        if (handed > MOST) {
            throw new AssertionError("Rows without end");
        }
    }

    private static void fits(String what, String text, int least, int most) {
        boolean shown =
                text.codePoints().allMatch(point -> point == '\n' || Texts.printable(Character.toString(point)));
        if (text.length() < least || text.length() > most || !shown) {
            throw new AssertionError("The %s cannot be kept: %d characters, %s".formatted(what, text.length(), text));
        }
    }
}
