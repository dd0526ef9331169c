package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery and what became of its rows.
 *
 * @param source "" until it is known from the file
 * @param format auto until it is known from the file
 * @param counts each row in exactly one of rejected, unmapped, added, changed, unchanged
 * @param cleared findings that were not met and now are, whether shown as met or no longer there
 * @param problem what is wrong with the delivery, in plain words; null where nothing is
 * @param deliveredBy who sent it
 */
public record ScanView(
        String id,
        ClientId client,
        String source,
        String format,
        ScanScope scope,
        ScanState state,
        Counts counts,
        long cleared,
        int casesOpened,
        @Nullable String problem,
        String deliveredBy,
        Instant receivedAt,
        @Nullable Instant finishedAt) {

    /** Rows by what was done with them. */
    public record Counts(long read, long rejected, long unmapped, long added, long changed, long unchanged) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    read + more.read,
                    rejected + more.rejected,
                    unmapped + more.unmapped,
                    added + more.added,
                    changed + more.changed,
                    unchanged + more.unchanged);
        }
    }
}
