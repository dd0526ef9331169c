package io.plimsoll.finding.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads our own plain list of results: UTF-8, a header with {@code check,asset,status} and, as wanted,
 * {@code severity,title,detail,observed_at,account}, in any order; other columns are passed over.
 */
final class CsvReader implements RowReader {

    private final char delimiter;
    private final Map<String, Integer> columns = new HashMap<>();

    CsvReader(char delimiter) {
        this.delimiter = delimiter;
    }

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bounded = new BoundedReader(new InputStreamReader(content, decoder));
        long line = 1;
        try {
            CSVParser parser = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(bounded);
            Iterator<CSVRecord> records = parser.iterator();
            header(records.next());
            while (true) {
                line = parser.getCurrentLineNumber() + 1;
                bounded.nextRecord();
                if (!records.hasNext()) {
                    return;
                }
                row("line " + line, records.next(), sink);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw BrokenFile.of(describe(line, e), e);
        }
    }

    private void header(CSVRecord header) throws BrokenFile {
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (columns.put(name, i) != null && !name.isEmpty()) {
                throw new BrokenFile("The header names the column '" + Texts.clean(name, 50) + "' twice.");
            }
        }
        var missing = new TreeSet<>(Set.of("check", "asset", "status"));
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw new BrokenFile("The header lacks the column " + String.join(", ", missing) + ".");
        }
    }

    private void row(String place, CSVRecord record, RowSink sink) {
        if (record.size() == columnCount()) {
            PlainRow.emit(place, column -> value(record, column), Set.of(), sink);
        } else {
            String objection = "it has %d values where the header has %d".formatted(record.size(), columnCount());
            sink.rejected(place, objection, value(record, "check"));
        }
    }

    private int columnCount() {
        return columns.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    private String value(CSVRecord record, String column) {
        Integer index = columns.get(column);
        return index == null || index >= record.size() ? "" : record.get(index).strip();
    }

    private static String describe(long line, Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof CharacterCodingException) {
                return "The file is not UTF-8 text, at line " + line + " or soon after.";
            }
        }
        return "The file is cut off or damaged at line " + line + ".";
    }

    /** Keeps a quote that is never closed from reading the whole file into one value. */
    private static final class BoundedReader extends java.io.FilterReader {

        private static final int MOST = 1_000_000;
        private int sinceRecord;

        BoundedReader(Reader in) {
            super(in);
        }

        void nextRecord() {
            sinceRecord = 0;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            sinceRecord += Math.max(got, 0);
            if (sinceRecord > MOST) {
                throw new BrokenFile("The file has a line of more than a million characters; a quote may be open.");
            }
            return got;
        }
    }
}
