package io.plimsoll.finding.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from a file's first bytes what it is, so that a wrong one can be called by its name. */
public final class Recognition {

    private static final int HEAD = 64 * 1024;
    private static final List<String> OCSF_MARKS =
            List.of("\"class_uid\"", "\"finding_info\"", "\"event_code\"", "\"category_uid\"", "\"type_uid\"");
    private static final Map<String, String> OTHER_JSON = Map.of(
            "\"assessment-results\"", "OSCAL assessment results",
            "\"sarif", "SARIF",
            "\"bomFormat\"", "a bill of materials (CycloneDX)",
            "\"ProductAbbreviationMapping\"", "a ScubaGear report",
            "\"controlScores\"", "a Microsoft Secure Score");

    private Recognition() {}

    /**
     * What a file is.
     *
     * @param format null where it cannot be read here
     * @param words what a person calls it
     * @param delimiter of its columns, for CSV
     */
    public record Content(@Nullable ScanFormat format, String words, char delimiter) {

        static Content of(ScanFormat format, char delimiter) {
            return new Content(format, format.words(), delimiter);
        }

        static Content other(String words) {
            return new Content(null, words, ',');
        }
    }

    /** Looks at the head of the stream and leaves it at its start. */
    public static Content of(BufferedInputStream content) throws BrokenFile {
        try {
            content.mark(HEAD);
            byte[] head = FileHead.read(content, HEAD - 1);
            content.reset();
            return of(head);
        } catch (IOException e) {
            throw BrokenFile.of("The file could not be read.", e);
        }
    }

    private static Content of(byte[] head) {
        String binary = FileHead.binary(head);
        if (!binary.isEmpty()) {
            return Content.other(binary);
        }
        String start = FileHead.text(head).stripLeading();
        if (start.isEmpty()) {
            return Content.other("empty");
        }
        if (start.indexOf('\0') >= 0) {
            return Content.other("a binary file, or text that is not UTF-8");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(start);
        }
        return start.startsWith("<") ? markup(start) : table(start);
    }

    private static Content json(String start) {
        if (OCSF_MARKS.stream().anyMatch(start::contains) || start.matches("(?s)\\[\\s*]\\s*")) {
            return Content.of(ScanFormat.OCSF, ',');
        }
        return Content.other(OTHER_JSON.entrySet().stream()
                .filter(mark -> start.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("JSON, but not OCSF findings"));
    }

    private static Content markup(String start) {
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.contains("<html") || lower.startsWith("<!doctype html")) {
            return Content.other("a web page (HTML)");
        }
        return lower.contains(XccdfReader.NAMESPACE) || lower.contains("asset-report-collection")
                ? Content.of(ScanFormat.XCCDF, ',')
                : Content.other("XML, but not XCCDF results");
    }

    private static Content table(String start) {
        String first = start.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        for (char delimiter : new char[] {',', ';', '\t'}) {
            List<String> columns = List.of(first.replace("\"", "").split(String.valueOf(delimiter), -1)).stream()
                    .map(String::strip)
                    .toList();
            if (ProwlerTable.describedBy(Set.copyOf(columns))) {
                return Content.of(ScanFormat.CSV, delimiter);
            }
            if (columns.contains("check") && columns.contains("asset")
                    || columns.containsAll(List.of("check", "status"))) {
                return Content.of(ScanFormat.CSV, delimiter);
            }
        }
        return first.contains(",") || first.contains(";")
                ? Content.other("a table without the columns check, asset and status")
                : Content.other("plain text");
    }
}
