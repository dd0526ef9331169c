package io.plimsoll.standard;

import io.plimsoll.standard.MappingDecisions.Decision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What checks mean for one client, as of the moment it was asked for; cheap to ask for each row of a scan. */
public final class ClientMappings {

    private final MappingRules rules;
    private final Map<String, String> adopted;
    private final Map<Check, List<Decision>> decisions;
    private final Map<Asked, Mapping> answers = new HashMap<>();

    /**
     * @param adopted the standard of each control that the client has adopted, by code
     */
    ClientMappings(MappingRules rules, Collection<Decision> decisions, Map<String, String> adopted) {
        this.rules = rules;
        this.adopted = adopted;
        this.decisions = decisions.stream()
                .collect(Collectors.groupingBy(decision -> new Check(decision.source(), decision.check())));
    }

    /** What a check means of which no framework's view is known. */
    public Mapping of(String source, String tool, String check) {
        return of(source, tool, check, Set.of());
    }

    /**
     * What a check means. A check whose id is a control's code means that control.
     *
     * @param source the name under which results are delivered
     * @param tool the product that made them; its rules hold where the source has none of its own
     * @param references what frameworks say the check is about
     */
    public Mapping of(String source, String tool, String check, Set<String> references) {
        return answers.computeIfAbsent(new Asked(source, tool, check, references), this::decide);
    }

    /**
     * Between which controls of one standard a check's references leave it open, by code with the rule that names it;
     * empty where they do not.
     */
    public Map<String, String> openBetween(String source, String tool, String check, Set<String> references) {
        var asked = new Asked(source, tool, check, references);
        Map<String, String> open = new TreeMap<>();
        ruled(asked, settled(decided(asked))).values().stream()
                .filter(ClientMappings::isOpen)
                .forEach(open::putAll);
        return open;
    }

    private Mapping decide(Asked asked) {
        List<Decision> decided = decided(asked);
        if (decided.stream().anyMatch(decision -> decision.code() == null)) {
            return new Mapping(true, Set.of());
        }
        Set<String> controls = new TreeSet<>();
        decided.stream()
                .map(Decision::code)
                .filter(code -> code != null && adopted.containsKey(code))
                .forEach(controls::add);
        Map<String, Map<String, String>> ruled = ruled(asked, settled(decided));
        ruled.values().stream().filter(named -> !isOpen(named)).forEach(named -> controls.addAll(named.keySet()));
        boolean spokenOf = named(asked.check()) || !deciding(asked).isEmpty() || !controls.isEmpty();
        return new Mapping(spokenOf && ruled.values().stream().noneMatch(ClientMappings::isOpen), controls);
    }

    private List<Decision> decided(Asked asked) {
        List<Decision> own = decisions.getOrDefault(new Check(asked.source(), asked.check()), List.of());
        return own.isEmpty() ? decisions.getOrDefault(new Check(asked.tool(), asked.check()), List.of()) : own;
    }

    /** The standards about which a person has decided. */
    private static Set<String> settled(List<Decision> decided) {
        return decided.stream().map(Decision::standard).collect(Collectors.toSet());
    }

    /** The controls that rules name, by standard, each with its rule; without the standards that are settled. */
    private Map<String, Map<String, String>> ruled(Asked asked, Set<String> settled) {
        Map<String, Map<String, String>> byStandard = new TreeMap<>();
        if (named(asked.check())) {
            put(byStandard, settled, asked.check().toUpperCase(Locale.ROOT), "");
        } else {
            deciding(asked).forEach(rule -> rule.controls().forEach(code -> put(byStandard, settled, code, rule.id())));
        }
        return byStandard;
    }

    private void put(Map<String, Map<String, String>> byStandard, Set<String> settled, String code, String rule) {
        String standard = adopted.get(code);
        if (standard != null && !settled.contains(standard)) {
            byStandard.computeIfAbsent(standard, s -> new TreeMap<>()).putIfAbsent(code, rule);
        }
    }

    /** A check speaks about one control of each standard; where rules name two, a person must say which. */
    private static boolean isOpen(Map<String, String> named) {
        return named.size() > 1;
    }

    /** Whether the check is named like a control. */
    private boolean named(String check) {
        return adopted.containsKey(check.toUpperCase(Locale.ROOT));
    }

    private List<MappingRule> deciding(Asked asked) {
        return rules.deciding(asked.source(), asked.tool(), asked.check(), asked.references());
    }

    private record Check(String source, String id) {}

    private record Asked(String source, String tool, String check, Set<String> references) {}
}
