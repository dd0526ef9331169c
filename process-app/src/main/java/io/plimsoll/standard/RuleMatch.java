package io.plimsoll.standard;

import java.util.Comparator;

/** A rule that speaks about a check, and how firmly. */
record RuleMatch(MappingRule rule, Firmness firmness) {

    /** The one that decides comes last. */
    static final Comparator<RuleMatch> BY_WEIGHT = Comparator.comparingInt(
                    (RuleMatch match) -> match.rule().priority())
            .thenComparing(RuleMatch::firmness);
}
