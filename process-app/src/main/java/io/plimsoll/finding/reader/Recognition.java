package io.plimsoll.finding.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from a file's first bytes what it is, so that a wrong one can be called by its name. */
public final class Recognition {

    private static final int HEAD = 64 * 1024;
    private static final String EMPTY_LIST = "an empty JSON list";

    /** How far a JSON file is looked into whose head does not say what it is. */
    private static final int LOOK = 4 * 1024 * 1024;

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

        /** A JSON list with nothing in it: several formats look like that. */
        static Content emptyList() {
            return new Content(ScanFormat.OCSF, EMPTY_LIST, ',');
        }

        /** The same, taken as what the sender says it is where it may be that as well as anything else. */
        public Content as(String format) {
            boolean plain = words.equals(EMPTY_LIST) && format.equals(ScanFormat.JSON.key());
            return plain ? Content.of(ScanFormat.JSON, ',') : this;
        }
    }

    /** Looks at the head of the stream and leaves it at its start. */
    public static Content of(BufferedInputStream content) throws BrokenFile {
        try {
            byte[] head = head(content, HEAD);
            return isJson(head) ? json(content, head) : of(head);
        } catch (IOException e) {
            throw BrokenFile.of("The file could not be read.", e);
        }
    }

    private static byte[] head(BufferedInputStream content, int length) throws IOException {
        content.mark(length);
        byte[] head = FileHead.read(content, length - 1);
        content.reset();
        return head;
    }

    private static String start(byte[] head) {
        return FileHead.text(head).stripLeading();
    }

    private static boolean isJson(byte[] head) {
        String start = FileHead.binary(head).isEmpty() ? start(head) : "";
        return (start.startsWith("{") || start.startsWith("[")) && start.indexOf('\0') < 0;
    }

    private static Content json(BufferedInputStream content, byte[] head) throws IOException {
        Content found = JsonRecognition.of(head);
        if (found == null && head.length == HEAD - 1) {
            found = JsonRecognition.of(head(content, LOOK));
        }
        return found == null ? Content.other("JSON of a kind that is not known here") : found;
    }

    private static Content of(byte[] head) {
        String binary = FileHead.binary(head);
        if (!binary.isEmpty()) {
            return Content.other(binary);
        }
        String start = start(head);
        if (start.isEmpty()) {
            return Content.other("empty");
        }
        if (start.indexOf('\0') >= 0) {
            return Content.other("a binary file, or text that is not UTF-8");
        }
        return start.startsWith("<") ? markup(start) : table(start);
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
