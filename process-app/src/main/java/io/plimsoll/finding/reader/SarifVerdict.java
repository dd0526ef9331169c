package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a result of SARIF 2.1.0 means, by the specification's sections 3.27.9 (kind), 3.27.10 (level), 3.27.23
 * (suppressions) and 3.27.24 (baselineState).
 */
final class SarifVerdict {

    private SarifVerdict() {}

    /**
     * Met or not.
     *
     * <ul>
     *   <li>"fail", which is meant where nothing is said: not met. With the level "none", which the specification keeps
     *       for other kinds, and no kind: unknown, since older tools mark mere remarks like this.
     *   <li>"pass": met. "notApplicable": not applicable.
     *   <li>"open" (more information is needed), "review" (a person has to look), "informational": unknown.
     *   <li>A failure that is "absent", that is: was found in an earlier run and is not any more, is met.
     *   <li>Suppressed, that is: with suppressions of which none is under review or rejected: unknown. That someone has
     *       waved it through is no evidence, and exceptions are agreed on here, not in the source.
     * </ul>
     *
     * @return null for a kind that the specification does not have
     */
    static @Nullable RowStatus of(Fields result) {
        String kind = result.text("kind");
        RowStatus status =
                switch (kind) {
                    case "" -> result.text("level").equals("none") ? RowStatus.UNKNOWN : RowStatus.NOT_MET;
                    case "fail" -> RowStatus.NOT_MET;
                    case "pass" -> RowStatus.MET;
                    case "notApplicable" -> RowStatus.NOT_APPLICABLE;
                    case "open", "review", "informational" -> RowStatus.UNKNOWN;
                    default -> null;
                };
        boolean absent = result.text("baselineState").equals("absent");
        if (status == RowStatus.NOT_MET && absent) {
            return RowStatus.MET;
        }
        return status != null && status.judged() && (absent || suppressed(result)) ? RowStatus.UNKNOWN : status;
    }

    /** Of the level alone; a result that fails and says none has "warning". */
    static @Nullable Severity severity(String kind, String level) {
        boolean fails = kind.isEmpty() || kind.equals("fail");
        return switch (level) {
            case "error" -> Severity.HIGH;
            case "warning" -> Severity.MEDIUM;
            case "note" -> Severity.LOW;
            case "" -> fails ? Severity.MEDIUM : null;
            default -> null;
        };
    }

    private static boolean suppressed(Fields result) {
        List<Fields> suppressions = result.objects("suppressions");
        return !suppressions.isEmpty()
                && suppressions.stream()
                        .map(suppression -> suppression.first("status", "state"))
                        .noneMatch(status -> status.equals("underReview") || status.equals("rejected"));
    }
}
