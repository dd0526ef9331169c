package io.plimsoll.client;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail domain that is looked at.
 *
 * @param name in ASCII and lower case, without the final dot
 * @param selectors under which its DKIM keys are published
 */
public record CheckedDomain(String name, List<String> selectors) {

    private static final int LONGEST = 253;
    private static final int MOST_SELECTORS = 10;
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern SELECTOR = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    /** Reads a line as people type it: the domain, then its selectors; empty where it is none. */
    static Optional<CheckedDomain> of(String line) {
        List<String> words = List.of(line.strip().split("[\\s,;]+", -1));
        List<String> selectors = words.subList(1, words.size()).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        String name = ascii(words.get(0));
        boolean fits = name.length() <= LONGEST
                && NAME.matcher(name).matches()
                && !name.substring(name.lastIndexOf('.') + 1).matches("\\d+")
                && selectors.size() <= MOST_SELECTORS
                && selectors.stream()
                        .allMatch(word ->
                                word.length() <= 63 && SELECTOR.matcher(word).matches());
        return fits ? Optional.of(new CheckedDomain(name, selectors)) : Optional.empty();
    }

    /** As the domain name system has it (RFC 5890); "" where it cannot be. */
    private static String ascii(String typed) {
        try {
            String name = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED);
            return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The line from which it can be read again. */
    public String line() {
        return selectors.isEmpty() ? name : name + " " + String.join(" ", selectors);
    }
}
