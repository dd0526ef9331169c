package io.plimsoll.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells from the order of the steps which arrows of a model a case took; the engine keeps the steps only. Our models
 * have one token apart from reminders, which share no arrow with the rest: whoever left a step arrived at the next
 * step that one of its arrows leads to.
 */
final class FlowTrace {

    /** One stay at a step; {@code left} when it ended by itself and so by an arrow. */
    record Stay(String element, boolean left) {}

    /** An arrow of the model. */
    record Arrow(String id, String target) {}

    private FlowTrace() {}

    /**
     * @param stays in the order they began
     * @param arrows those leaving each element
     */
    static List<String> taken(List<Stay> stays, Map<String, List<Arrow>> arrows) {
        Set<String> taken = new LinkedHashSet<>();
        for (int at = 0; at < stays.size(); at++) {
            Stay stay = stays.get(at);
            List<Arrow> leaving = stay.left() ? arrows.getOrDefault(stay.element(), List.of()) : List.of();
            next(stays.subList(at + 1, stays.size()), leaving, taken);
        }
        return List.copyOf(taken);
    }

    private static void next(List<Stay> later, List<Arrow> leaving, Set<String> taken) {
        for (Stay stay : later) {
            for (Arrow arrow : leaving) {
                if (arrow.target().equals(stay.element())) {
                    taken.add(arrow.id());
                    return;
                }
            }
        }
    }
}
