package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers whether another delivery of the source has looked at a finding later; only asked where something would change. */
final class LaterEvidence {

    private final ScanTable scans;
    private final ClientId client;
    private final String source;
    private final String scan;
    private final Instant earliest;
    private @Nullable List<SeenRows> later;

    /**
     * @param earliest the earliest time that will be asked about
     */
    LaterEvidence(ScanTable scans, ClientId client, String source, String scan, Instant earliest) {
        this.scans = scans;
        this.client = client;
        this.source = source;
        this.scan = scan;
        this.earliest = earliest;
    }

    boolean about(String fingerprint, Instant observedAt) {
        if (later == null) {
            later = scans.lookedAfter(client, source, earliest, scan).stream()
                    .map(scans::seen)
                    .toList();
        }
        return later.stream().anyMatch(seen -> seen.lookedAfter(fingerprint, observedAt));
    }
}
