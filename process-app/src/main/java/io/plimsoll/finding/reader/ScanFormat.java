package io.plimsoll.finding.reader;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be read. */
public enum ScanFormat {
    OCSF("OCSF findings in JSON") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new OcsfReader();
        }
    },
    XCCDF("XCCDF or ARF results in XML") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new XccdfReader();
        }
    },
    CSV("a CSV list of results") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new CsvReader(content.delimiter());
        }
    };

    private final String words;

    ScanFormat(String words) {
        this.words = words;
    }

    /** A reader for a file that was recognised as this format. */
    public abstract RowReader reader(Recognition.Content content);

    /** The word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person calls it, to follow "it looks like". */
    public String words() {
        return words;
    }

    /** What can be read, for a sentence. */
    public static String allWords() {
        return Arrays.stream(values()).map(ScanFormat::words).collect(Collectors.joining(", "));
    }

    /** The words of the API. */
    public static String allKeys() {
        return Arrays.stream(values()).map(ScanFormat::key).collect(Collectors.joining(", "));
    }

    public static Optional<ScanFormat> ofKey(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(key))
                .findFirst();
    }
}
