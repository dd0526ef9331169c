package io.plimsoll.finding.reader;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The formats that can be read. */
public enum ScanFormat {
    OCSF("OCSF findings in JSON", content -> new OcsfReader()),
    XCCDF("XCCDF or ARF results in XML", content -> new XccdfReader()),
    SCUBA("ScubaGear or ScubaGoggles results in JSON", content -> new ScubaReader()),
    SECURESCORE("a Microsoft Secure Score in JSON", content -> new SecureScoreReader()),
    SARIF("SARIF results", content -> new SarifReader()),
    OSCAL("OSCAL assessment results in JSON", content -> new OscalReader()),
    JSON("a JSON list of results", content -> new PlainJsonReader()),
    CSV("a CSV list of results", content -> new CsvReader(content.delimiter()));

    private final String words;
    private final Function<Recognition.Content, RowReader> reader;

    ScanFormat(String words, Function<Recognition.Content, RowReader> reader) {
        this.words = words;
        this.reader = reader;
    }

    /** A reader for a file that was recognised as this format. */
    public RowReader reader(Recognition.Content content) {
        return reader.apply(content);
    }

    /** The word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person calls it, to follow "it looks like". */
    public String words() {
        return words;
    }

    /** Whether a file of it is JSON. */
    public boolean isJson() {
        return EnumSet.of(OCSF, SCUBA, SECURESCORE, SARIF, OSCAL, JSON).contains(this);
    }

    /** All words of the API, as in {@code ocsf, csv or json}. */
    public static String keys() {
        return listed(ScanFormat::key, " or ");
    }

    /** All that can be read, as a person is told it. */
    public static String allWords() {
        return listed(ScanFormat::words, ", ");
    }

    private static String listed(Function<ScanFormat, String> name, String last) {
        List<String> names = Arrays.stream(values()).map(name).toList();
        int end = names.size() - 1;
        return String.join(", ", names.subList(0, end)) + last + names.get(end);
    }

    public static Optional<ScanFormat> ofKey(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(key))
                .findFirst();
    }
}
