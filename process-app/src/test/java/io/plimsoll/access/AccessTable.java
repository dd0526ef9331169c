package io.plimsoll.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of {@code docs/access-matrix.md}: a line for each endpoint, a column for each caller. */
final class AccessTable {

    private static final Path FILE = Path.of("../docs/access-matrix.md");
    private static final String HEAD = "| endpoint | "
            + Arrays.stream(Caller.values()).map(Caller::heading).collect(Collectors.joining(" | ")) + " |";
    private static final String RULER = "| --- |" + " --- |".repeat(Caller.values().length);

    private AccessTable() {}

    /** The cells as declared, by endpoint, each as written. */
    static SortedMap<String, Map<Caller, String>> declared() {
        SortedMap<String, Map<Caller, String>> lines = new TreeMap<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("| `")) {
                List<String> cells =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                String endpoint = cells.get(1).replace("`", "");
                if (lines.put(endpoint, cells(cells.subList(2, cells.size() - 1))) != null) {
                    throw new IllegalStateException("Two lines for " + endpoint);
                }
            }
        }
        return lines;
    }

    private static Map<Caller, String> cells(List<String> words) {
        if (words.size() != Caller.values().length) {
            throw new IllegalStateException("A line with " + words.size() + " cells");
        }
        Map<Caller, String> cells = new EnumMap<>(Caller.class);
        for (Caller caller : Caller.values()) {
            cells.put(caller, words.get(caller.ordinal()));
        }
        return cells;
    }

    static String line(String endpoint, Map<Caller, Verdict> cells) {
        return "| `" + endpoint + "` | "
                + cells.values().stream().map(Verdict::word).collect(Collectors.joining(" | ")) + " |";
    }

    /** Puts the lines in place of those that are there; what stands around the table stays. */
    static void write(Collection<String> lines) {
        String before = text();
        int from = before.indexOf("| endpoint |");
        int after = before.lastIndexOf("| `");
        int to = before.indexOf('\n', Math.max(from, after)) + 1;
        String table = HEAD + "\n" + RULER + "\n" + String.join("\n", lines) + "\n";
        try {
            Files.writeString(FILE, before.substring(0, from) + table + before.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
