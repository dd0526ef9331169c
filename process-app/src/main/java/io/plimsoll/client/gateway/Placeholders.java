package io.plimsoll.client.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts words where a text says {@code {{name}}}; there is no logic, and an unknown name stops the start. */
final class Placeholders {

    static final Pattern ONE = Pattern.compile("\\{\\{(\\w+)(\\|number)?}}");

    private Placeholders() {}

    /**
     * @param known all names that may stand there
     */
    static void require(String text, Set<String> known) {
        Matcher found = ONE.matcher(text);
        while (found.find()) {
            if (!known.contains(found.group(1))) {
                throw new IllegalArgumentException("Unknown placeholder: " + found.group());
            }
        }
        if (found.replaceAll("").contains("{{")) {
            throw new IllegalArgumentException("A placeholder is written as in {{key}}: " + text);
        }
    }

    static String filled(String text, Map<String, String> words) {
        return filled(text, words, UnaryOperator.identity());
    }

    /** For addresses: a word can be no more than a part of a path or a value. */
    static String filledEncoded(String text, Map<String, String> words) {
        return filled(text, words, word -> URLEncoder.encode(word, StandardCharsets.UTF_8)
                .replace("+", "%20"));
    }

    private static String filled(String text, Map<String, String> words, UnaryOperator<String> encoding) {
        return ONE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(encoding.apply(words.getOrDefault(found.group(1), ""))));
    }
}
