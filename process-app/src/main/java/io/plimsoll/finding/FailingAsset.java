package io.plimsoll.finding;

import io.plimsoll.standard.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One asset that fails a control, by one check.
 *
 * @param asset name as the source gives it
 * @param reported the source's severity, null where it says none
 * @param shortfall how far it is from meeting the control, as far as the check counts that; more is worse
 * @param since first seen failing, UTC
 */
public record FailingAsset(
        String asset,
        String source,
        String check,
        String title,
        String detail,
        @Nullable Severity reported,
        Instant since,
        Instant observedAt,
        @Nullable Double shortfall) {

    /** The shortfall as people write it, "" where the check counts none. */
    public String shortBy() {
        return shortfall == null
                ? ""
                : BigDecimal.valueOf(shortfall).stripTrailingZeros().toPlainString();
    }
}
