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
    private static final Pattern SOURCE = Pattern.compile("\\*|" + CatalogueReader.ID.pattern());
    private static final Pattern REFERENCE = Pattern.compile("[a-z0-9*][a-z0-9*.-]*:[^\\sA-Z]([^A-Z]*[^\\sA-Z])?");
    private static final Set<String> RULE_KEYS =
            Set.of("id", "priority", "checks", "references", "controls", "none", "note");

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
        String source = block.text("source", SOURCE, "a lower-case name, or * for every source");
        List<MappingRule> rules = new ArrayList<>();
        for (YamlBlock entry : block.blocks("rules", RULE_KEYS)) {
            rules.add(rule(file, entry));
        }
        RuleTies.refuse(rules);
        return new Rules(source, rules);
    }

    private MappingRule rule(String file, YamlBlock entry) {
        String id = entry.text("id", CatalogueReader.ID, "lower-case words joined by hyphens");
        int priority = Integer.parseInt(entry.text("priority", PRIORITY, "a whole number from 0 to 99999"));
        List<Glob> checks = entry.texts("checks").stream().map(Glob::new).toList();
        List<Glob> references = references(entry);
        if (checks.isEmpty() && references.isEmpty()) {
            throw entry.malformed("checks", "rule " + id + " names neither checks nor references");
        }
        entry.optional("note");
        List<String> codes = entry.has("none") ? none(entry, id) : codes(entry, id);
        return new MappingRule(id, priority, checks, references, codes, file, entry.line());
    }

    private static List<Glob> references(YamlBlock entry) {
        List<String> references = entry.texts("references");
        for (String reference : references) {
            if (!REFERENCE.matcher(reference).matches()) {
                throw entry.malformed(
                        "references",
                        "'" + reference + "' is not a framework's name, a colon and its id, all in lower case");
            }
        }
        return references.stream().map(Glob::new).toList();
    }

    /** A rule that says, with a reason, that no control speaks about its checks. */
    private static List<String> none(YamlBlock entry, String id) {
        entry.text("none");
        if (entry.has("controls")) {
            throw entry.malformed("controls", "rule " + id + " names controls and says that there are none");
        }
        return List.of();
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
}
