package io.plimsoll.finding;

import io.plimsoll.finding.TriageItem.Proposal;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Guesses which controls a check may be about from the words they share; rare words count for more. */
final class Proposals {

    private static final int MOST = 3;
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

    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, Integer> spread = new HashMap<>();

    private record Candidate(Control control, String standard, Set<String> words) {}

    Proposals(List<StandardView> standards) {
        for (StandardView standard : standards) {
            for (Control control : standard.controls()) {
                if (control.requirementKind()) {
                    Set<String> words = words(control.title() + " " + control.area() + " " + control.requirement());
                    words.forEach(word -> spread.merge(word, 1, Integer::sum));
                    candidates.add(new Candidate(control, standard.title(), words));
                }
            }
        }
    }

    /** At most three, the likeliest first. */
    List<Proposal> of(String check, List<String> titles) {
        Set<String> asked = words(check + " " + String.join(" ", titles));
        return candidates.stream()
                .map(candidate -> new Scored(candidate, shared(candidate, asked)))
                .filter(scored -> weight(scored.shared()) >= WORTH_SAYING)
                .sorted(Comparator.comparingDouble((Scored scored) -> -weight(scored.shared()))
                        .thenComparing(
                                scored -> scored.candidate().control().ref().code()))
                .limit(MOST)
                .map(Scored::proposal)
                .toList();
    }

    private record Scored(Candidate candidate, Set<String> shared) {
        Proposal proposal() {
            Control control = candidate.control();
            return new Proposal(
                    control.ref().code(),
                    control.title(),
                    candidate.standard(),
                    "Both speak of: " + String.join(", ", shared) + ".");
        }
    }

    private static Set<String> shared(Candidate candidate, Set<String> asked) {
        Set<String> shared = new TreeSet<>(candidate.words());
        shared.retainAll(asked);
        return shared;
    }

    private double weight(Set<String> words) {
        return words.stream()
                .mapToDouble(word -> Math.log(1.0 + (double) candidates.size() / spread.getOrDefault(word, 1)))
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
