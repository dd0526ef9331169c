package io.plimsoll.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a file of mapping rules and refuses what is not as standards/README.md says. */
final class MappingReader {

    private static final Pattern PRIORITY = Pattern.compile("\\d{1,5}");
    private static final Set<String> KEYS = Set.of("source", "rules");
    private static final Set<String> RULE_KEYS = Set.of("id", "priority", "checks", "controls", "note");

    private final Function<String, Optional<Control>> controls;

    /**
     * @param controls finds a control of the newest catalogues by its code
     */
    MappingReader(Function<String, Optional<Control>> controls) {
        this.controls = controls;
    }

    /** The rules of one file, by source. */
    record Rules(String source, List<MappingRule> rules) {}

    Rules read(String file, String text) {
        YamlBlock block = YamlBlock.document(file, text, KEYS);
        String source = block.text("source", CatalogueReader.ID, "a lower-case name");
        List<MappingRule> rules = new ArrayList<>();
        for (YamlBlock entry : block.blocks("rules", RULE_KEYS)) {
            rules.add(rule(file, entry));
        }
        refuseTies(rules);
        return new Rules(source, rules);
    }

    private MappingRule rule(String file, YamlBlock entry) {
        String id = entry.text("id", CatalogueReader.ID, "lower-case words joined by hyphens");
        int priority = Integer.parseInt(entry.text("priority", PRIORITY, "a whole number from 0 to 99999"));
        List<Glob> checks = entry.texts("checks").stream().map(Glob::new).toList();
        if (checks.isEmpty()) {
            throw entry.malformed("checks", "rule " + id + " names no checks");
        }
        entry.optional("note");
        return new MappingRule(id, priority, checks, codes(entry, id), file, entry.line());
    }

    /** The codes of an entry's controls: requirements, at most one of each standard. */
    List<String> codes(YamlBlock entry, String id) {
        List<String> codes = entry.texts("controls");
        if (codes.isEmpty()) {
            throw entry.malformed("controls", "rule " + id + " names no controls");
        }
        Map<String, String> byStandard = new HashMap<>();
        for (String code : codes) {
            Control control = controls.apply(code)
                    .orElseThrow(() -> entry.malformed("controls", "no standard has a control " + code));
            if (!control.requirementKind()) {
                throw entry.malformed("controls", code + " is an obligation; no check can speak about it");
            }
            String other = byStandard.put(control.ref().standard(), code);
            if (other != null) {
                throw entry.malformed("controls", other + " and " + code + " are of one standard; name one");
            }
        }
        return codes;
    }

    /** Two rules that could both decide are refused before a scan finds out. */
    static void refuseTies(List<MappingRule> rules) {
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                MappingRule rule = rules.get(later);
                MappingRule other = rules.get(earlier);
                if (rule.id().equals(other.id())) {
                    throw new MalformedCatalogue(
                            rule.file(),
                            rule.line(),
                            "rule %s is already in line %d".formatted(rule.id(), other.line()));
                }
                if (rule.ties(other)) {
                    throw new MalformedCatalogue(
                            rule.file(),
                            rule.line(),
                            "rules %s (line %d) and %s (line %d) have the same priority %d and match the same checks"
                                    .formatted(other.id(), other.line(), rule.id(), rule.line(), rule.priority()));
                }
            }
        }
    }
}
