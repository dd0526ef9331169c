package io.plimsoll.finding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Guesses which controls a check may be about from the checks with the same references; a reference that few checks
 * carry counts for more than one that many do.
 */
final class SharedReferences {

    private final Map<String, Map<String, Set<String>>> byReference = new HashMap<>();
    private final Set<String> checks = new HashSet<>();

    /**
     * What speaks for a control.
     *
     * @param reference the weightiest of those that are shared
     * @param checks how many checks about the control carry it
     */
    record Shared(double weight, String reference, int checks) {

        String why() {
            return (checks == 1 ? "1 mapped check shares " : checks + " mapped checks share ") + reference + ".";
        }

        private Shared and(Shared other) {
            Shared best = Comparator.comparingDouble(Shared::weight)
                                    .thenComparing(Shared::reference)
                                    .compare(this, other)
                            < 0
                    ? other
                    : this;
            return new Shared(weight + other.weight, best.reference, best.checks);
        }
    }

    /** Takes in a check of which it is known what it is about. */
    void add(String check, Set<String> references, Set<String> controls) {
        if (controls.isEmpty()) {
            return;
        }
        checks.add(check);
        for (String reference : references) {
            Map<String, Set<String>> byControl = byReference.computeIfAbsent(reference, r -> new HashMap<>());
            controls.forEach(control ->
                    byControl.computeIfAbsent(control, c -> new HashSet<>()).add(check));
        }
    }

    /** Of the controls that checks with some of these references are about, by code. */
    Map<String, Shared> with(Set<String> references) {
        Map<String, Shared> found = new HashMap<>();
        for (String reference : references) {
            Map<String, Set<String>> byControl = byReference.getOrDefault(reference, Map.of());
            Set<String> carrying = new HashSet<>();
            byControl.values().forEach(carrying::addAll);
            double rarity = Math.log(1.0 + (double) checks.size() / Math.max(carrying.size(), 1));
            byControl.forEach((control, about) -> found.merge(
                    control,
                    new Shared(rarity * about.size() / carrying.size(), reference, about.size()),
                    Shared::and));
        }
        return found;
    }
}
