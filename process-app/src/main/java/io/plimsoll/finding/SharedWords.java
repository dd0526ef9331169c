package io.plimsoll.finding;

import io.plimsoll.standard.Control;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Guesses which controls a check may be about from the words they share; rare words count for more. */
final class SharedWords {

    private static final double WORTH_SAYING = 2.0;
    private static final Set<String> FILLERS = Set.of(
            "the",
            "and",
            "for",
            "with",
            "are",
            "not",
            "that",
            "this",
            "all",
            "any",
            "has",
            "have",
            "ensure",
            "check",
            "checks",
            "enabled",
            "enable",
            "set",
            "is",
            "be",
            "been",
            "from",
            "every",
            "each",
            "only",
            "must",
            "use",
            "used",
            "using",
            "configured",
            "client",
            "its",
            "own",
            "who",
            "than",
            "into",
            "where",
            "which",
            "when");

    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Map<String, Integer> spread = new HashMap<>();

    /** The words that a check and a control have in common, and how much they weigh. */
    record Shared(double weight, Set<String> words) {

        String why() {
            return "It shares the " + (words.size() == 1 ? "word " : "words ") + String.join(", ", words) + ".";
        }
    }

    SharedWords(Collection<Control> controls) {
        for (Control control : controls) {
            Set<String> said = words(control.title() + " " + control.area() + " " + control.requirement());
            said.forEach(word -> spread.merge(word, 1, Integer::sum));
            words.put(control.ref().code(), said);
        }
    }

    /** Of the controls that share enough, by code. */
    Map<String, Shared> with(String check, List<String> titles) {
        Set<String> asked = words(check + " " + String.join(" ", titles));
        Map<String, Shared> found = new LinkedHashMap<>();
        words.forEach((code, said) -> {
            Set<String> shared = new TreeSet<>(said);
            shared.retainAll(asked);
            double weight = weight(shared);
            if (weight >= WORTH_SAYING) {
                found.put(code, new Shared(weight, shared));
            }
        });
        return found;
    }

    private double weight(Set<String> shared) {
        return shared.stream()
                .mapToDouble(word -> Math.log(1.0 + (double) words.size() / spread.getOrDefault(word, 1)))
                .sum();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(word -> word.length() > 2 && !FILLERS.contains(word))
                .map(word -> word.length() > 4 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
