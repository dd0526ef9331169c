package io.plimsoll.finding;

import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a full scan looked at, so that it clears what is gone and nothing that it did not look at. Knows accounts and
 * checks by numbers, since a file about many machines names each check for each of them.
 */
final class Coverage {

    /** More checks than this with unreadable rows are taken as if nothing were known of any. */
    private static final int MOST_UNREADABLE = 10_000;

    private final Map<String, Integer> accounts = new HashMap<>();
    private final Map<String, Integer> checks = new HashMap<>();
    private final LookedAt looked = new LookedAt();
    private final Set<String> unreadable = new HashSet<>();
    private boolean unreadableUnknown;

    void add(FindingRow row) {
        RowStatus status = row.row().status();
        if (status == RowStatus.NOT_APPLICABLE) {
            return;
        }
        int account = accounts.computeIfAbsent(row.row().account(), name -> accounts.size());
        int check = checks.computeIfAbsent(row.row().check(), name -> checks.size());
        if (status.judged()) {
            looked.judged(account, check, row.observedAt());
        } else {
            looked.unsure(account, check);
        }
    }

    /** A row that could not be read may be the one that still fails. */
    void addUnreadable(String check) {
        if (check.isBlank() || unreadable.size() == MOST_UNREADABLE) {
            unreadableUnknown = true;
        } else if (Row.objection(check, check).isEmpty()) {
            // no finding has another id
            unreadable.add(check);
        }
    }

    /** Whether rows were unreadable to the point that nothing may be concluded from what is missing. */
    boolean inconclusive() {
        return unreadableUnknown;
    }

    /** The time at which a failing finding was looked for and not reported any more, null where that is not so. */
    @Nullable Instant goneAt(KnownFinding failing, SeenRows seen) {
        Instant at = lookedFor(failing);
        boolean gone = at != null
                && !inconclusive()
                && !unreadable.contains(failing.check())
                && !seen.contains(failing.fingerprint())
                && !at.isBefore(failing.observedAt());
        return gone ? at : null;
    }

    private @Nullable Instant lookedFor(KnownFinding finding) {
        Integer account = accounts.get(finding.account());
        Integer check = checks.get(finding.check());
        return account == null || check == null ? null : looked.surelyAt(account, check);
    }
}
