package io.plimsoll.finding;

import io.plimsoll.finding.check.CheckResult;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last run of a kind of checks said.
 *
 * @param scan the delivery it became
 * @param results the worst first, at most 500
 */
public record CheckRunView(
        CheckKind kind, Instant at, String scan, int met, int notMet, int unknown, List<Line> results) {

    /**
     * One result.
     *
     * @param status met, not-met, n-a or unknown
     * @param severity null unless not met
     */
    public record Line(
            String check,
            String asset,
            String status,
            @Nullable Severity severity,
            String title,
            String detail) {

        static Line of(CheckResult result) {
            return new Line(
                    result.check(),
                    result.asset(),
                    result.status().key(),
                    result.severity(),
                    result.title(),
                    result.detail());
        }
    }
}
