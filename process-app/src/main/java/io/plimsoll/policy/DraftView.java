package io.plimsoll.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows on their way into force.
 *
 * @param basedOn the version that was in force when it was begun, or when its ground was last renewed
 * @param outdated whether another version has come into force since
 * @param hash of all tables as they would be in force
 * @param tables those that were changed
 * @param rehearsal the newest one of the draft in its present form; null where there is none
 */
public record DraftView(
        String id,
        int basedOn,
        boolean outdated,
        String begunBy,
        Instant begunAt,
        String hash,
        List<DraftTable> tables,
        @Nullable StoredRehearsal rehearsal) {

    /**
     * A changed table.
     *
     * @param edition counts the changes, so that nobody overwrites what they have not seen
     */
    public record DraftTable(
            String key,
            int edition,
            PolicyTable table,
            List<TableProblem> problems,
            String changedBy,
            Instant changedAt) {}

    /** Whether nothing is wrong with any row. */
    public boolean valid() {
        return !tables.isEmpty()
                && tables.stream().allMatch(one -> one.problems().isEmpty());
    }

    /** Whether somebody else may put it in force now. */
    public boolean ready() {
        return valid() && !outdated && rehearsal != null;
    }
}
