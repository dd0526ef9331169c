package io.plimsoll.standard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The shipped rules, asked by source, check and what frameworks say the check is about. */
@Component
class MappingRules {

    /** The source of rules that hold for every source. */
    static final String EVERY_SOURCE = "*";

    private static final SourceRules NONE = new SourceRules(List.of());

    private final Map<String, SourceRules> bySource = new HashMap<>();

    @Autowired
    MappingRules(Catalogues catalogues, Questions questions) {
        this(with(shipped(new MappingReader(catalogues::newestControl)), questions.rules()));
    }

    MappingRules(List<MappingReader.Rules> files) {
        files.forEach(file -> bySource.put(file.source(), new SourceRules(file.rules())));
        List<MappingRule> everywhere = ofSource(EVERY_SOURCE).all();
        bySource.forEach((source, own) -> {
            if (!source.equals(EVERY_SOURCE)) {
                RuleTies.refuseBetween(own.all(), everywhere);
            }
        });
    }

    private static List<MappingReader.Rules> with(List<MappingReader.Rules> files, MappingReader.Rules ofQuestions) {
        List<MappingReader.Rules> all = new ArrayList<>(files);
        all.add(ofQuestions);
        return all;
    }

    static List<MappingReader.Rules> shipped(MappingReader reader) {
        Map<String, MappingReader.Rules> read = new LinkedHashMap<>();
        for (ShippedFiles.Shipped file : ShippedFiles.in("mappings")) {
            MappingReader.Rules rules = reader.read(file.name(), file.text());
            if (read.put(rules.source(), rules) != null) {
                throw new MalformedCatalogue(
                        file.name(), 1, "source " + rules.source() + " already has a file of rules");
            }
        }
        return List.copyOf(read.values());
    }

    /**
     * The rules that decide; several only where they all matched by references alike.
     *
     * @param source the name under which results are delivered
     * @param tool the product that made them; its rules hold where the source has none of its own that match
     */
    List<MappingRule> deciding(String source, String tool, String check, Collection<String> references) {
        List<RuleMatch> matches = new ArrayList<>(ofSource(source).about(check, references));
        if (matches.isEmpty()) {
            matches.addAll(ofSource(tool).about(check, references));
        }
        matches.addAll(ofSource(EVERY_SOURCE).about(check, references));
        if (matches.isEmpty()) {
            return List.of();
        }
        RuleMatch best = Collections.max(matches, RuleMatch.BY_WEIGHT);
        return matches.stream()
                .filter(match -> RuleMatch.BY_WEIGHT.compare(match, best) == 0)
                .map(RuleMatch::rule)
                .distinct()
                .toList();
    }

    private SourceRules ofSource(String source) {
        return bySource.getOrDefault(source, NONE);
    }
}
