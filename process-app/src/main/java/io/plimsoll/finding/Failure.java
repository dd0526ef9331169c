package io.plimsoll.finding;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One asset that fails a control, by one check, without its words: as little as can be read by the million.
 *
 * @param key the finding's own, hex
 * @param asset name as the source gives it
 * @param reported the source's severity, null where it says none
 * @param since first seen failing, UTC
 * @param shortfall how far it is from meeting the control, null where that is not counted
 */
public record Failure(
        String key,
        String source,
        String asset,
        @Nullable Severity reported,
        Instant since,
        @Nullable Double shortfall) {

    /** Worst first, then longest first; no two are alike. */
    static final Comparator<Failure> WORST_FIRST = Comparator.comparing(
                    Failure::reported, Comparator.nullsLast(Comparator.<Severity>naturalOrder()))
            .thenComparing(Failure::since)
            .thenComparing(Failure::asset)
            .thenComparing(Failure::key);
}
