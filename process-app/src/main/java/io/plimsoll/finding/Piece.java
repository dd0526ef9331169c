package io.plimsoll.finding;

import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.standard.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done with one piece of a delivery, given what is known; touches no database, so that it can be
 * done again.
 */
final class Piece {

    /**
     * What a delivery says twice, and worse the second time, counts from just after the first: so the same delivery,
     * sent again, finds its own first word outdated and changes nothing.
     */
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    /** The buckets, of which each row lands in exactly one. */
    private long unmapped;

    private long added;
    private long changed;
    private long unchanged;
    private long cleared;
    private final List<FindingRow> inserts = new ArrayList<>();
    private final List<FindingRow> updates = new ArrayList<>();
    private final Set<String> controls = new TreeSet<>();
    private final String scan;
    private final Function<Row, Mapping> meanings;
    private final Predicate<FindingRow> outdated;

    /**
     * @param meanings what a row's check is about
     * @param outdated whether later evidence about a row's finding was seen before
     */
    Piece(String scan, Function<Row, Mapping> meanings, Predicate<FindingRow> outdated) {
        this.scan = scan;
        this.meanings = meanings;
        this.outdated = outdated;
    }

    /**
     * @param rows of one delivery, in its order
     * @param seen what the delivery saw before this piece
     */
    void sort(List<FindingRow> rows, SeenRows seen, Map<String, KnownFinding> known) {
        Map<String, FindingRow> worst = new LinkedHashMap<>();
        for (FindingRow row : rows) {
            boolean repeated = seen.contains(row.fingerprint()) || worst.containsKey(row.fingerprint());
            worst.merge(row.fingerprint(), row, FindingRow::with);
            if (repeated) {
                unchanged++;
            }
        }
        for (FindingRow row : worst.values()) {
            KnownFinding finding = known.get(row.fingerprint());
            boolean repeated = seen.contains(row.fingerprint());
            boolean failing = row.row().status() == RowStatus.NOT_MET;
            boolean failed = seen.failed(row.fingerprint());
            if (repeated && failing && !failed) {
                sort(row.notBefore(seen.time(row.fingerprint()).plus(JUST_AFTER)), true, finding);
            } else if (failing || !failed) {
                sort(row, repeated, finding);
            }
        }
    }

    /** The count of everything but the rejected rows. */
    Counts counts(long read, long rejected) {
        return new Counts(read, rejected, unmapped, added, changed, unchanged);
    }

    long cleared() {
        return cleared;
    }

    /** In the order of their keys, in which databases take them fastest. */
    Collection<FindingRow> inserts() {
        return inserts.stream()
                .sorted(Comparator.comparing(FindingRow::fingerprint))
                .toList();
    }

    Collection<FindingRow> updates() {
        return updates;
    }

    /** Codes of the controls that are affected. */
    Set<String> controls() {
        return controls;
    }

    private void sort(FindingRow row, boolean repeated, @Nullable KnownFinding known) {
        Mapping mapping = meanings.apply(row.row());
        boolean write = known == null ? row.row().status().judged() : differs(row, known);
        if (write && known == null) {
            inserts.add(row);
        } else if (write) {
            updates.add(row);
            cleared += known != null && known.failing() && row.row().status() == RowStatus.MET ? 1 : 0;
        }
        if (write && (known == null || stateChanges(row, known))) {
            controls.addAll(mapping.controls());
        }
        if (!repeated) {
            count(mapping.known(), write, known == null);
        }
    }

    private void count(boolean mapped, boolean write, boolean fresh) {
        if (!mapped) {
            unmapped++;
        } else if (!write) {
            unchanged++;
        } else if (fresh) {
            added++;
        } else {
            changed++;
        }
    }

    private boolean differs(FindingRow row, KnownFinding known) {
        if (!row.row().status().judged() || row.stateHash().equals(known.stateHash())) {
            return false;
        }
        if (known.changedBy().equals(scan)) {
            return !known.failing() && row.row().status() == RowStatus.NOT_MET;
        }
        return !row.observedAt().isBefore(known.observedAt()) && !outdated.test(row);
    }

    /** A met finding that is met with other words concerns no case. */
    private static boolean stateChanges(FindingRow row, KnownFinding known) {
        return known.failing() || row.row().status() == RowStatus.NOT_MET;
    }
}
