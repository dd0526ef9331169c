package io.plimsoll.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The name under which a person uploads a scan. It is never used for a file of ours; it only says what the content is
 * meant to be, so that a file that claims one thing and holds another is refused.
 *
 * @param extension lower case, without the dot and without gzip's; "" where there is none
 */
record UploadName(String extension) {

    /** What can be uploaded, as a person is told it; each also packed as {@code .gz}. */
    static final String ALLOWED = ".csv, .xml, .json, .jsonl, .ndjson and .sarif, each also as .gz";

    private static final String PACKED = ".gz";
    private static final String ANY = "auto";
    private static final String ANY_JSON = "auto-json";
    private static final Map<String, String> FORMATS = Map.of(
            "csv", "csv", "xml", "xccdf", "json", ANY_JSON, "jsonl", ANY_JSON, "ndjson", ANY_JSON, "sarif", "sarif");
    private static final Set<String> JSON = Set.of("ocsf", "scuba", "securescore", "sarif", "oscal", "json");

    static UploadName of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(PACKED) ? lower.substring(0, lower.length() - PACKED.length()) : lower;
        return new UploadName(plain.substring(plain.lastIndexOf('.') + 1));
    }

    /** Whether a file of this name may be uploaded. */
    boolean isAllowed() {
        return FORMATS.containsKey(extension);
    }

    /**
     * The format that a file of this name is read as; empty where the name contradicts what was chosen.
     *
     * @param chosen a format, or "auto"
     */
    Optional<String> format(String chosen) {
        String named = FORMATS.get(extension);
        if (named == null || chosen.equals(ANY) || chosen.equals(named)) {
            return Optional.ofNullable(named);
        }
        return named.equals(ANY_JSON) && JSON.contains(chosen) ? Optional.of(chosen) : Optional.empty();
    }
}
