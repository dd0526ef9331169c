package io.plimsoll.finding;

import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a delivery with its fingerprint and the time it counts from.
 *
 * @param observedAt the source's time, or when the delivery came where that is of no use
 */
record FindingRow(String fingerprint, Row row, Instant observedAt) {

    /** Before this nothing was scanned that is delivered today: such dates stand for "never" or "not known". */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final long CLOCK_SKEW_SECONDS = 86_400;

    static FindingRow of(ClientId client, String source, Row row, Instant receivedAt) {
        Instant observed = row.observedAt();
        boolean believable = observed != null
                && observed.isAfter(EARLIEST)
                && observed.isBefore(receivedAt.plusSeconds(CLOCK_SKEW_SECONDS));
        return new FindingRow(
                Fingerprints.of(client, source, row.account(), row.check(), row.identity()),
                row,
                believable && observed != null ? observed : receivedAt);
    }

    /** Of two rows about the same thing the one with the worse result; the first where they are equal. */
    FindingRow worse(FindingRow other) {
        RowStatus worse = row.status().worse(other.row.status());
        return worse == row.status() ? this : other;
    }

    String stateHash() {
        return Fingerprints.ofState(row.status().key(), row.severity(), row.detail());
    }

    @Nullable Instant judgedAt() {
        return row.status().judged() ? observedAt : null;
    }
}
