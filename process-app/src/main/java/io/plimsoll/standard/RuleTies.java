package io.plimsoll.standard;

import java.util.List;

/** Refuses two rules that could both decide, before a scan finds out. */
final class RuleTies {

    private RuleTies() {}

    /** Within the rules of one source. */
    static void refuse(List<MappingRule> rules) {
        for (int later = 1; later < rules.size(); later++) {
            MappingRule rule = rules.get(later);
            for (MappingRule other : rules.subList(0, later)) {
                if (rule.id().equals(other.id())) {
                    throw new MalformedCatalogue(
                            rule.file(),
                            rule.line(),
                            "rule %s is already in line %d".formatted(rule.id(), other.line()));
                }
                refuse(rule, other, "line " + other.line());
            }
        }
    }

    /** Between the rules of one source and those that hold for every source. */
    static void refuseBetween(List<MappingRule> own, List<MappingRule> everywhere) {
        own.forEach(rule -> everywhere.forEach(other -> refuse(rule, other, other.file() + " line " + other.line())));
    }

    private static void refuse(MappingRule rule, MappingRule other, String place) {
        boolean checks = rule.tiesByCheck(other);
        if (checks || rule.tiesByReference(other)) {
            throw new MalformedCatalogue(
                    rule.file(),
                    rule.line(),
                    "rules %s (%s) and %s (line %d) have the same priority %d and match the same %s"
                            .formatted(
                                    other.id(),
                                    place,
                                    rule.id(),
                                    rule.line(),
                                    rule.priority(),
                                    checks ? "checks" : "references"));
        }
    }
}
