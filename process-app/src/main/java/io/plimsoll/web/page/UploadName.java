package io.plimsoll.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The name under which a person uploads a scan. It is never used for a file of ours; it only says what the content is
 * meant to be, so that a file that claims one thing and holds another is refused.
 *
 * @param extension lower case, without the dot and without gzip's; "" where there is none
 */
record UploadName(String extension) {

    /** What can be uploaded, as a person is told it; each also packed as {@code .gz}. */
    static final String ALLOWED = ".csv, .xml, .json, .jsonl and .ndjson, each also as .gz";

    private static final String PACKED = ".gz";
    private static final Map<String, String> FORMATS =
            Map.of("csv", "csv", "xml", "xccdf", "json", "ocsf", "jsonl", "ocsf", "ndjson", "ocsf");

    static UploadName of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(PACKED) ? lower.substring(0, lower.length() - PACKED.length()) : lower;
        return new UploadName(plain.substring(plain.lastIndexOf('.') + 1));
    }

    /** The format that a file of this name is read as; empty where it may not be uploaded. */
    Optional<String> format() {
        return Optional.ofNullable(FORMATS.get(extension));
    }
}
