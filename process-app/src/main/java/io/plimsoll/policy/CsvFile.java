package io.plimsoll.policy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table as comma-separated values, written so that no spreadsheet takes a cell for a formula. */
public final class CsvFile {

    /** What makes a spreadsheet calculate, besides what looks like a number. */
    private static final String FORMULA = "(?s)[=+\\-@\\t\\r\\n'].*";

    private CsvFile() {}

    static List<List<String>> read(byte[] content) throws BadFile {
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text(content)))) {
            for (CSVRecord line : parser) {
                if (lines.size() > PolicyTable.MOST_ROWS) {
                    throw new BadFile("The file has more than %d rows.".formatted(PolicyTable.MOST_ROWS));
                }
                lines.add(line.stream().map(CsvFile::unguarded).toList());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException notCsv) {
            throw new BadFile("The file is not valid CSV: commas between the cells, quotes doubled within quotes.");
        }
        return lines;
    }

    private static String text(byte[] content) throws BadFile {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadFile("The file is not encoded as UTF-8.");
        }
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** The table with its heading. */
    public static String write(PolicyTable table) {
        StringBuilder text = new StringBuilder();
        line(text, RowsFile.heading(table.shape()));
        table.rows().forEach(row -> line(text, row.cells()));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(CsvFile::guarded).toList()))
                .append("\r\n");
    }

    private static String guarded(String cell) {
        String safe = cell.matches(FORMULA) ? "'" + cell : cell;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
