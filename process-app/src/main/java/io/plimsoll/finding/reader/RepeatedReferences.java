package io.plimsoll.finding.reader;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** References that are written in the same words again and again, as those of one check are; each is read once. */
final class RepeatedReferences {

    private static final int MOST = 1_000;
    private static final int LONGEST = 4_000;

    private final Map<String, Set<String>> known = new HashMap<>();

    Set<String> of(String text, Function<String, References> reading) {
        if (text.isEmpty()) {
            return Set.of();
        }
        Set<String> found = known.get(text);
        if (found == null) {
            found = reading.apply(text).toSet();
            if (known.size() == MOST) {
                known.clear();
            }
            if (text.length() <= LONGEST) {
                known.put(text, found);
            }
        }
        return found;
    }
}
