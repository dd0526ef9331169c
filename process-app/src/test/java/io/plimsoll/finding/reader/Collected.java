package io.plimsoll.finding.reader;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader hands over. */
final class Collected implements RowSink {

    final List<Row> rows = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void rejected(String place, String reason, String check) {
        rejects.add(place + ": " + reason + " [" + check + "]");
    }
}
