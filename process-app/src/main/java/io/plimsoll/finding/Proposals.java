package io.plimsoll.finding;

import io.plimsoll.finding.TriageItem.Proposal;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposes controls for a check: those between which rules leave it open, then by references, then by words. */
final class Proposals {

    private static final int MOST = 3;
    private static final double OPEN = 1000;

    /** Frameworks say on purpose what a check is about; words only happen to be alike. */
    private static final double REFERENCES = 2;

    private final Map<String, Control> controls = new LinkedHashMap<>();
    private final Map<String, String> standards = new LinkedHashMap<>();
    private final SharedWords words;
    private final SharedReferences mapped;

    private record Scored(Control control, double score, String why) {}

    /**
     * @param standards those whose controls may be proposed
     * @param mapped the checks of which it is known what they are about
     */
    Proposals(List<StandardView> standards, SharedReferences mapped) {
        for (StandardView standard : standards) {
            standard.controls().stream().filter(Control::requirementKind).forEach(control -> {
                controls.put(control.ref().code(), control);
                this.standards.put(control.ref().code(), standard.title());
            });
        }
        this.words = new SharedWords(controls.values());
        this.mapped = mapped;
    }

    /**
     * At most three, the likeliest first.
     *
     * @param open controls between which references leave it open, with the rules that name them
     */
    List<Proposal> of(String check, List<String> titles, Set<String> references, Map<String, String> open) {
        Map<String, SharedWords.Shared> byWords = words.with(check, titles);
        Map<String, SharedReferences.Shared> byReferences = mapped.with(references);
        Set<String> codes = new HashSet<>(open.keySet());
        codes.addAll(byWords.keySet());
        codes.addAll(byReferences.keySet());
        return codes.stream()
                .filter(controls::containsKey)
                .map(code -> scored(code, open.get(code), byReferences.get(code), byWords.get(code)))
                .sorted(Comparator.comparingDouble((Scored scored) -> -scored.score())
                        .thenComparing(scored -> scored.control().ref().code()))
                .limit(MOST)
                .map(this::proposal)
                .toList();
    }

    private Scored scored(
            String code,
            @Nullable String rule,
            SharedReferences.@Nullable Shared references,
            SharedWords.@Nullable Shared words) {
        double score = 0;
        List<String> why = new ArrayList<>();
        if (rule != null) {
            score += OPEN;
            why.add("The rule " + rule + " names it, and another rule another control of the same standard.");
        }
        if (references != null) {
            score += REFERENCES * references.weight();
            why.add(references.why());
        }
        if (words != null) {
            score += words.weight();
            why.add(words.why());
        }
        return new Scored(Objects.requireNonNull(controls.get(code)), score, why.get(0));
    }

    private Proposal proposal(Scored scored) {
        Control control = scored.control();
        String code = control.ref().code();
        return new Proposal(code, control.title(), standards.getOrDefault(code, ""), scored.why());
    }
}
