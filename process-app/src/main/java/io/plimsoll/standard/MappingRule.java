package io.plimsoll.standard;

import java.util.List;
import java.util.Optional;

/**
 * Says which controls a source's checks speak about.
 *
 * @param priority the highest of the rules that match decides
 * @param checks ids of checks; may be empty where there are references
 * @param references what frameworks say the checks are about, as in {@code cis-m365:1.1.1}
 * @param controls codes, at most one of each standard; none where no control speaks about the checks
 * @param file where it is written
 * @param line of its first key
 */
record MappingRule(
        String id,
        int priority,
        List<Glob> checks,
        List<Glob> references,
        List<String> controls,
        String file,
        int line) {

    /** How firmly it speaks about a check of this id, if at all. */
    Optional<Firmness> about(String check) {
        return firmest(checks, check, Firmness.CHECK, Firmness.CHECK_FAMILY);
    }

    /** How firmly it speaks about checks with this reference, if at all. */
    Optional<Firmness> aboutReference(String reference) {
        return firmest(references, reference, Firmness.REFERENCE, Firmness.REFERENCE_FAMILY);
    }

    /** Whether some check of this id could be decided by either. */
    boolean tiesByCheck(MappingRule other) {
        return priority == other.priority && ties(checks, other.checks);
    }

    /** Whether one and the same reference could be decided by either. */
    boolean tiesByReference(MappingRule other) {
        return priority == other.priority && ties(references, other.references);
    }

    private static Optional<Firmness> firmest(List<Glob> globs, String id, Firmness exact, Firmness family) {
        Optional<Firmness> found = Optional.empty();
        for (Glob glob : globs) {
            if (glob.matches(id)) {
                found = Optional.of(glob.exact() ? exact : family);
                if (glob.exact()) {
                    break;
                }
            }
        }
        return found;
    }

    /** What is written out goes before a family, so only like can tie with like. */
    private static boolean ties(List<Glob> ours, List<Glob> theirs) {
        return ours.stream().anyMatch(one -> theirs.stream()
                .anyMatch(other -> one.exact() == other.exact() && one.overlaps(other)));
    }
}
