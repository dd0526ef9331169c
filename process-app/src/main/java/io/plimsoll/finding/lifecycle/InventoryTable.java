package io.plimsoll.finding.lifecycle;

import io.plimsoll.finding.reader.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An inventory as it was exported: any columns, in any order.
 *
 * @param columns their names, in order
 * @param rows a value for each column that has one
 */
public record InventoryTable(List<String> columns, List<Map<String, String>> rows) {

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads CSV with commas, semicolons or tabs, or JSON: a list of objects, or an object that holds one. */
    public static InventoryTable read(byte[] content) throws MalformedInventory {
        String text = text(content);
        if (text.isBlank()) {
            throw new MalformedInventory("The file is empty.");
        }
        InventoryTable table = text.startsWith("[") || text.startsWith("{") ? json(text) : csv(text);
        if (table.columns.isEmpty() || table.rows.isEmpty()) {
            throw new MalformedInventory("The file has no rows.");
        }
        return table;
    }

    private static String text(byte[] content) throws MalformedInventory {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        } catch (CharacterCodingException e) {
            throw new MalformedInventory("The file is not UTF-8 text.");
        }
    }

    private static InventoryTable csv(String text) throws MalformedInventory {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            List<String> columns = new ArrayList<>();
            List<Map<String, String>> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (columns.isEmpty()) {
                    record.forEach(name -> columns.add(Texts.clean(name, LONGEST)));
                    distinct(columns);
                } else {
                    rows.add(row(columns, record));
                    limit(rows.size());
                }
            }
            return new InventoryTable(columns, rows);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new MalformedInventory("The file is cut off or damaged; a quote may be open.");
        }
    }

    private static Map<String, String> row(List<String> columns, CSVRecord record) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
            row.put(columns.get(i), Texts.clean(record.get(i), LONGEST));
        }
        return row;
    }

    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = header.chars().filter(one -> one == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static InventoryTable json(String text) throws MalformedInventory {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        try {
            for (Object item : items(JSON.readValue(text, Object.class))) {
                if (!(item instanceof Map)) {
                    throw new MalformedInventory("A row of the file is not an object with named values.");
                }
                Map<String, String> row = new LinkedHashMap<>();
                flatten("", item, row, 0);
                rows.add(row);
                columns.addAll(row.keySet());
                limit(rows.size());
            }
        } catch (JacksonException e) {
            throw new MalformedInventory("The file is cut off or is not JSON.");
        }
        List<String> names = new ArrayList<>(columns);
        distinct(names);
        return new InventoryTable(names, rows);
    }

    /** The list itself, or the first list of objects within an object. */
    private static List<?> items(Object root) {
        if (root instanceof Map<?, ?> map) {
            for (Object value : map.values()) {
                if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
                    return list;
                }
            }
            return List.of(map);
        }
        return root instanceof List<?> list ? list : List.of();
    }

    private static void flatten(String prefix, Object value, Map<String, String> row, int depth) {
        if (value instanceof Map<?, ?> map && depth < 3) {
            map.forEach((key, inner) -> {
                if (inner != null) {
                    flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, inner, row, depth + 1);
                }
            });
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            row.put(Texts.clean(prefix, LONGEST), Texts.clean(String.valueOf(value), LONGEST));
        }
    }

    private static void limit(int rows) throws MalformedInventory {
        if (rows > MOST_ROWS) {
            throw new MalformedInventory("The file has more than " + MOST_ROWS + " rows.");
        }
    }

    private static void distinct(List<String> columns) throws MalformedInventory {
        if (columns.size() > MOST_COLUMNS) {
            throw new MalformedInventory("The file has more than " + MOST_COLUMNS + " columns.");
        }
        var seen = new LinkedHashSet<String>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw new MalformedInventory("The header names the column '" + column + "' twice.");
            }
        }
    }
}
