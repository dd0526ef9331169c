package io.plimsoll.finding.reader;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** One line of a table, by the names of its columns. */
record CsvRow(CSVRecord line, Map<String, Integer> columns) {

    /**
     * The places of the columns, by name in lower case.
     *
     * @throws BrokenFile where two have the same
     */
    static Map<String, Integer> columns(CSVRecord header) throws BrokenFile {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (columns.put(name, i) != null && !name.isEmpty()) {
                throw new BrokenFile("The header names the column '" + Texts.clean(name, 50) + "' twice.");
            }
        }
        return columns;
    }

    /** "" where there is none. */
    String value(String column) {
        Integer index = columns.get(column);
        return index == null || index >= line.size() ? "" : line.get(index).strip();
    }

    /** The first of several columns that says something. */
    String first(String... columns) {
        for (String column : columns) {
            String value = value(column);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Whether some of the text could not be decoded. */
    boolean garbled() {
        return line.stream().anyMatch(value -> value.indexOf(CsvText.GARBLED) >= 0);
    }

    static boolean has(Set<String> columns, String... names) {
        return columns.containsAll(Set.of(names));
    }
}
