package io.plimsoll.standard;

import io.plimsoll.standard.MappingDecisions.Decision;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What checks mean for one client, as of the moment it was asked for; cheap to ask for each row of a scan. */
public final class ClientMappings {

    private final MappingRules rules;
    private final Map<String, String> adopted;
    private final Map<Check, List<Decision>> decisions;
    private final Map<List<String>, Mapping> answers = new HashMap<>();

    /**
     * @param adopted the standard of each control that the client has adopted, by code
     */
    ClientMappings(MappingRules rules, Collection<Decision> decisions, Map<String, String> adopted) {
        this.rules = rules;
        this.adopted = adopted;
        this.decisions = decisions.stream()
                .collect(Collectors.groupingBy(decision -> new Check(decision.source(), decision.check())));
    }

    /**
     * What a check means. A check whose id is a control's code means that control.
     *
     * @param source the name under which results are delivered
     * @param tool the product that made them; its rules hold where the source has none of its own
     */
    public Mapping of(String source, String tool, String check) {
        return answers.computeIfAbsent(List.of(source, tool, check), key -> decide(source, tool, check));
    }

    private Mapping decide(String source, String tool, String check) {
        List<Decision> decided = decided(source, tool, check);
        if (decided.stream().anyMatch(decision -> decision.code() == null)) {
            return new Mapping(true, Set.of());
        }
        Optional<Set<String>> ruled = ruled(source, tool, check);
        Set<String> controls = new TreeSet<>();
        Set<String> standards = new HashSet<>();
        for (Decision decision : decided) {
            standards.add(decision.standard());
            addAdopted(controls, decision.code());
        }
        ruled.orElse(Set.of()).stream()
                .filter(code -> !standards.contains(adopted.get(code)))
                .forEach(code -> addAdopted(controls, code));
        return ruled.isPresent() || !controls.isEmpty() ? new Mapping(true, controls) : Mapping.UNKNOWN;
    }

    private List<Decision> decided(String source, String tool, String check) {
        List<Decision> own = decisions.getOrDefault(new Check(source, check), List.of());
        return own.isEmpty() ? decisions.getOrDefault(new Check(tool, check), List.of()) : own;
    }

    private Optional<Set<String>> ruled(String source, String tool, String check) {
        String code = check.toUpperCase(Locale.ROOT);
        if (adopted.containsKey(code)) {
            return Optional.of(Set.of(code));
        }
        return rules.find(source, check).or(() -> rules.find(tool, check)).map(rule -> Set.copyOf(rule.controls()));
    }

    private void addAdopted(Set<String> controls, @org.jspecify.annotations.Nullable String code) {
        if (code != null && adopted.containsKey(code)) {
            controls.add(code);
        }
    }

    private record Check(String source, String id) {}
}
