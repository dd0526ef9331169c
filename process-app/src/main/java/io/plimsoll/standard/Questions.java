package io.plimsoll.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The shipped questions about what no machine sees; they change only with a new build. */
@Component
public class Questions {

    private final Map<String, Question> byId = new LinkedHashMap<>();
    private final List<MappingRule> rules = new ArrayList<>();

    Questions(Catalogues catalogues) {
        var reader = new QuestionReader(new MappingReader(catalogues::newestControl));
        for (ShippedFiles.Shipped file : ShippedFiles.in("attestation")) {
            QuestionReader.Questions read = reader.read(file.name(), file.text());
            for (MappingRule rule : read.rules()) {
                rules.stream().filter(other -> other.id().equals(rule.id())).forEach(other -> {
                    throw new MalformedCatalogue(
                            rule.file(), rule.line(), "question " + rule.id() + " is already in " + other.file());
                });
            }
            rules.addAll(read.rules());
            read.questions().forEach(question -> byId.put(question.id(), question));
        }
    }

    /** All, in the order of their files. */
    public List<Question> all() {
        return List.copyOf(byId.values());
    }

    /** The question of that id; empty where the build has it no more. */
    public Optional<Question> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What ties answers to controls. */
    MappingReader.Rules rules() {
        return new MappingReader.Rules(Question.SOURCE, List.copyOf(rules));
    }
}
