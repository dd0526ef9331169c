package io.plimsoll.finding.reader;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

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
    SCUBA("ScubaGear or ScubaGoggles results in JSON") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new ScubaReader();
        }
    },
    SECURESCORE("a Microsoft Secure Score in JSON") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new SecureScoreReader();
        }
    },
    SARIF("SARIF results") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new SarifReader();
        }
    },
    OSCAL("OSCAL assessment results in JSON") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new OscalReader();
        }
    },
    JSON("a JSON list of results") {
        @Override
        public RowReader reader(Recognition.Content content) {
            return new PlainJsonReader();
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
