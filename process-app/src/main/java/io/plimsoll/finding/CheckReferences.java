package io.plimsoll.finding;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What frameworks say a check is about. Deliveries may name others each time; all are kept, up to a limit, and what was
 * there first stays.
 */
final class CheckReferences {

    static final int MOST = 50;

    /** What its column takes. */
    private static final int LENGTH = 4000;

    private CheckReferences() {}

    /** Both together; the very same object where there is nothing new. */
    static Set<String> united(Set<String> kept, Collection<String> named) {
        if (kept.size() >= MOST || kept.containsAll(named)) {
            return kept;
        }
        Set<String> all = new HashSet<>(kept);
        int length = line(kept).length() + 1;
        for (String reference : new TreeSet<>(named)) {
            if (all.size() < MOST && isOneLine(reference) && length + reference.length() < LENGTH) {
                all.add(reference);
                length += reference.length() + 1;
            }
        }
        return all.size() == kept.size() ? kept : Set.copyOf(all);
    }

    /** As its column keeps them. */
    static String line(Set<String> references) {
        return String.join("\n", new TreeSet<>(references));
    }

    static Set<String> of(String line) {
        return line.isEmpty() ? Set.of() : Set.of(line.split("\n", -1));
    }

    private static boolean isOneLine(String reference) {
        return !reference.isBlank() && reference.indexOf('\n') < 0;
    }
}
