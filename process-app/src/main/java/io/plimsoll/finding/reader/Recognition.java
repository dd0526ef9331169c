package io.plimsoll.finding.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            byte[] head = content.readNBytes(HEAD - 1);
            content.reset();
            return of(head);
        } catch (IOException e) {
            throw BrokenFile.of("The file could not be read.", e);
        }
    }

    private static Content of(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        String start = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        if (start.isEmpty()) {
            return Content.other("empty");
        }
        if (start.startsWith("%PDF")) {
            return Content.other("a PDF document");
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return Content.other("a ZIP archive or Office file");
        }
        if (start.indexOf('\0') >= 0) {
            return Content.other("a binary file, or text that is not UTF-8");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(start);
        }
        return start.startsWith("<") ? Content.other(markup(start)) : table(start);
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

    private static String markup(String start) {
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.contains("<html") || lower.startsWith("<!doctype html")) {
            return "a web page (HTML)";
        }
        return lower.contains("xccdf") || lower.contains("asset-report-collection") ? "an XCCDF result (XML)" : "XML";
    }

    private static Content table(String start) {
        String first = start.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        for (char delimiter : new char[] {',', ';', '\t'}) {
            List<String> columns = List.of(first.replace("\"", "").split(String.valueOf(delimiter), -1)).stream()
                    .map(String::strip)
                    .toList();
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
