package io.plimsoll.mail;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What code words in the mails of one language, as that language's own folder has it. */
final class Words {

    private static final List<String> DATES = List.of("date", "date-time", "short-date");

    private final Locale language;
    private final Map<String, String> patterns;
    private final Map<String, DateTimeFormatter> dates = new HashMap<>();

    /** A fault where a pattern cannot be used, so that no mail is the first to find out. */
    Words(Locale language, Map<String, String> patterns) {
        this.language = language;
        this.patterns = Map.copyOf(patterns);
        for (String key : patterns.keySet()) {
            try {
                if (DATES.contains(key)) {
                    dates.put(key, DateTimeFormatter.ofPattern(pattern(key), language));
                } else {
                    format(key);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "The word %s of the mails in %s is no pattern".formatted(key, language), e);
            }
        }
    }

    Locale language() {
        return language;
    }

    Set<String> keys() {
        return patterns.keySet();
    }

    /** The words with these values in them. */
    String of(String key, Object... values) {
        return format(key).format(values);
    }

    /** The time as this language writes it. */
    String of(String key, TemporalAccessor at) {
        return Objects.requireNonNull(dates.get(key)).format(at);
    }

    private MessageFormat format(String key) {
        return new MessageFormat(pattern(key), language);
    }

    private String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("The mails in %s have no word for %s".formatted(language, key));
        }
        return pattern;
    }
}
