package io.plimsoll.finding;

import io.plimsoll.finding.reader.Row;
import io.plimsoll.identity.ClientId;
import java.time.Instant;

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

    /** Two rows about the same thing as one: with the worse result, as of the later time; what says nothing adds nothing. */
    FindingRow with(FindingRow other) {
        if (!other.row.status().judged()) {
            return this;
        }
        if (!row.status().judged()) {
            return other;
        }
        boolean asBad = row.status() == other.row.status();
        boolean stays =
                asBad ? !other.row.fallsShorterThan(row) : row.status().worse(other.row.status()) == row.status();
        return (stays ? this : other).notBefore(observedAt).notBefore(other.observedAt);
    }

    /** The same, but as of this time where it is later. */
    FindingRow notBefore(Instant time) {
        return observedAt.isBefore(time) ? new FindingRow(fingerprint, row, time) : this;
    }

    String stateHash() {
        return Fingerprints.ofState(row.status().key(), row.severity(), row.detail(), row.shortfall());
    }
}
