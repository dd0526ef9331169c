package io.plimsoll.finding.reader;

/**
 * Our own plain list of results: {@code check,asset,status} and, as wanted,
 * {@code severity,title,detail,observed_at,account,references,shortfall}, in any order; other columns are passed over.
 */
final class PlainTable implements CsvTable {

    private final RepeatedReferences references = new RepeatedReferences();

    @Override
    public String checkColumn() {
        return "check";
    }

    @Override
    public void emit(String place, CsvRow row, RowSink sink) {
        PlainRow.emit(place, row::value, references.of(row.value("references"), PlainTable::references), sink);
    }

    private static References references(String value) {
        var found = new References();
        for (String reference : value.split("[;\\s]+", -1)) {
            found.addText(reference);
        }
        return found;
    }
}
