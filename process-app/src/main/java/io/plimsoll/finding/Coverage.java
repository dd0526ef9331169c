package io.plimsoll.finding;

import io.plimsoll.finding.reader.RowStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a full scan looked at, so that it clears what is gone and nothing that it did not look at. */
final class Coverage {

    private final Map<Looked, Instant> judged = new HashMap<>();
    private final Set<Looked> unsure = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private boolean unreadableUnknown;

    private record Looked(String account, String check) {}

    void add(FindingRow row) {
        var looked = new Looked(row.row().account(), row.row().check());
        if (row.row().status().judged()) {
            judged.merge(looked, row.observedAt(), (a, b) -> a.isAfter(b) ? a : b);
        } else if (row.row().status() == RowStatus.UNKNOWN) {
            unsure.add(looked);
        }
    }

    /** A row that could not be read may be the one that still fails. */
    void addUnreadable(String check) {
        if (check.isBlank()) {
            unreadableUnknown = true;
        } else {
            unreadable.add(check);
        }
    }

    /** Whether rows were unreadable to the point that nothing may be concluded from what is missing. */
    boolean inconclusive() {
        return unreadableUnknown;
    }

    /** The failing findings that were looked for and not reported any more, with the time of that look. */
    Map<String, Instant> gone(List<KnownFinding> failing, SeenRows seen) {
        Map<String, Instant> gone = new LinkedHashMap<>();
        for (KnownFinding finding : failing) {
            var looked = new Looked(finding.account(), finding.check());
            Instant at = judged.get(looked);
            if (at != null
                    && !inconclusive()
                    && !unsure.contains(looked)
                    && !unreadable.contains(finding.check())
                    && !seen.contains(finding.fingerprint())
                    && !at.isBefore(finding.observedAt())) {
                gone.put(finding.fingerprint(), at);
            }
        }
        return gone;
    }
}
