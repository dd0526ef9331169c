package io.plimsoll.standard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of one file, asked over and over about the same checks and references. */
final class SourceRules {

    private static final int REMEMBERED = 20_000;

    private final List<MappingRule> rules;
    private final Map<String, Optional<RuleMatch>> byCheck = new ConcurrentHashMap<>();
    private final Map<String, List<RuleMatch>> byReference = new ConcurrentHashMap<>();

    SourceRules(List<MappingRule> rules) {
        this.rules = rules;
    }

    List<MappingRule> all() {
        return rules;
    }

    /** Every rule that speaks about a check with these references; of those that name the check only the weightiest. */
    List<RuleMatch> about(String check, Collection<String> references) {
        List<RuleMatch> matches = new ArrayList<>();
        remembered(byCheck, check, () -> byId(check)).ifPresent(matches::add);
        references.forEach(
                reference -> matches.addAll(remembered(byReference, reference, () -> withReference(reference))));
        return matches;
    }

    private Optional<RuleMatch> byId(String check) {
        return rules.stream()
                .flatMap(rule -> rule.about(check).map(firmness -> new RuleMatch(rule, firmness)).stream())
                .max(RuleMatch.BY_WEIGHT);
    }

    private List<RuleMatch> withReference(String reference) {
        return rules.stream()
                .flatMap(rule -> rule.aboutReference(reference).map(firmness -> new RuleMatch(rule, firmness)).stream())
                .toList();
    }

    private static <T> T remembered(Map<String, T> answers, String key, java.util.function.Supplier<T> answer) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        return answers.computeIfAbsent(key, k -> answer.get());
    }
}
