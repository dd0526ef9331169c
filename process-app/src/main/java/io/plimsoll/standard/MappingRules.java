package io.plimsoll.standard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The shipped rules, asked by source and check. */
@Component
class MappingRules {

    private static final int REMEMBERED = 20_000;

    private final Map<String, List<MappingRule>> bySource = new HashMap<>();
    private final Map<Asked, Optional<MappingRule>> answers = new ConcurrentHashMap<>();

    @Autowired
    MappingRules(Catalogues catalogues, Questions questions) {
        this(shipped(new MappingReader(catalogues::newestControl), questions.rules()));
    }

    MappingRules(List<MappingReader.Rules> files) {
        files.forEach(file -> bySource.put(file.source(), file.rules()));
    }

    private static List<MappingReader.Rules> shipped(MappingReader reader, MappingReader.Rules ofQuestions) {
        Map<String, MappingReader.Rules> read = new LinkedHashMap<>();
        read.put(ofQuestions.source(), ofQuestions);
        for (ShippedFiles.Shipped file : ShippedFiles.in("mappings")) {
            MappingReader.Rules rules = reader.read(file.name(), file.text());
            if (read.put(rules.source(), rules) != null) {
                throw new MalformedCatalogue(
                        file.name(), 1, "source " + rules.source() + " already has a file of rules");
            }
        }
        return List.copyOf(read.values());
    }

    /** The rule that decides, if any matches. */
    Optional<MappingRule> find(String source, String check) {
        List<MappingRule> rules = bySource.get(source);
        if (rules == null) {
            return Optional.empty();
        }
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        return answers.computeIfAbsent(new Asked(source, check), asked -> best(rules, check));
    }

    static Optional<MappingRule> best(List<MappingRule> rules, String check) {
        return rules.stream().filter(rule -> rule.matches(check)).max(Comparator.comparingInt(MappingRule::priority));
    }

    private record Asked(String source, String check) {}
}
