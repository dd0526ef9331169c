package io.plimsoll.standard;

import java.util.List;

/**
 * Says which controls a source's checks speak about.
 *
 * @param priority the highest of the rules that match decides alone
 * @param controls codes, at most one of each standard
 * @param file where it is written
 * @param line of its first key
 */
record MappingRule(String id, int priority, List<Glob> checks, List<String> controls, String file, int line) {

    boolean matches(String check) {
        return checks.stream().anyMatch(glob -> glob.matches(check));
    }

    boolean ties(MappingRule other) {
        return priority == other.priority
                && checks.stream().anyMatch(glob -> other.checks.stream().anyMatch(glob::overlaps));
    }
}
