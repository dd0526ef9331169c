package io.plimsoll.finding.reader;

import java.util.Set;
import java.util.TreeSet;

/** A kind of table, told by its columns. */
interface CsvTable {

    /** Hands over the row that a line stands for, or its rejection. */
    void emit(String place, CsvRow row, RowSink sink);

    /** Which column names the check. */
    String checkColumn();

    /**
     * The kind of table with these columns.
     *
     * @throws BrokenFile where it is none that can be read
     */
    static CsvTable of(Set<String> columns) throws BrokenFile {
        if (ProwlerTable.describedBy(columns)) {
            return new ProwlerTable();
        }
        var missing = new TreeSet<>(Set.of("check", "asset", "status"));
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new BrokenFile("The header lacks the column " + String.join(", ", missing) + ".");
        }
        return new PlainTable();
    }
}
