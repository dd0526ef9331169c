package io.plimsoll.finding;

import io.plimsoll.finding.ScanRun.NumberedReject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows of a delivery that are written together, in one transaction. */
final class ScanPart {

    private final List<FindingRow> rows = new ArrayList<>();
    private final List<NumberedReject> rejects = new ArrayList<>();
    private int rejected;

    void add(FindingRow row) {
        rows.add(row);
    }

    /** A row that could not be read; only counted from a certain number of them on. */
    void addRejected() {
        rejected++;
    }

    void keep(NumberedReject reject) {
        rejects.add(reject);
    }

    List<FindingRow> rows() {
        return rows;
    }

    List<NumberedReject> rejects() {
        return rejects;
    }

    int rejected() {
        return rejected;
    }

    /** Rows of the file, whatever became of them. */
    int size() {
        return rows.size() + rejected;
    }

    /** The earliest time at which one of its rows was looked at, a given one where it has no rows. */
    Instant earliest(Instant otherwise) {
        return rows.stream()
                .map(FindingRow::observedAt)
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }
}
