package io.plimsoll.finding.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables: a header, then one result a line. */
final class CsvReader implements RowReader {

    private static final String NOT_UTF8 = "its text is not UTF-8; save the list as \"CSV UTF-8\"";

    private final char delimiter;

    CsvReader(char delimiter) {
        this.delimiter = delimiter;
    }

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        long line = 1;
        try {
            CsvText text = CsvText.of(content);
            CSVParser parser = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(text);
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new BrokenFile("The file has no header.");
            }
            Map<String, Integer> columns = CsvRow.columns(records.next());
            CsvTable table = CsvTable.of(columns.keySet());
            int width =
                    columns.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            long next = parser.getCurrentLineNumber() + 1;
            while (true) {
                line = next;
                text.nextRecord();
                if (!records.hasNext()) {
                    return;
                }
                var row = new CsvRow(records.next(), columns);
                next = parser.getCurrentLineNumber() + 1;
                if (row.line().size() < width && text.inLine() && !records.hasNext()) {
                    throw new BrokenFile("The file ends within line " + line + "; it is cut off.");
                }
                emit("line " + line, row, width, table, sink);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw BrokenFile.of("The file is cut off or damaged at line " + line + ".", e);
        }
    }

    private static void emit(String place, CsvRow row, int width, CsvTable table, RowSink sink) {
        String check = row.value(table.checkColumn());
        if (row.garbled()) {
            sink.rejected(place, NOT_UTF8, Texts.printable(check) ? check : "");
        } else if (row.line().size() != width) {
            String reason = "it has %d values where the header has %d"
                    .formatted(row.line().size(), width);
            sink.rejected(place, reason, check);
        } else {
            table.emit(place, row, sink);
        }
    }
}
