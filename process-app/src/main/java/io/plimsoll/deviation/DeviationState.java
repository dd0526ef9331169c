package io.plimsoll.deviation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where an agreement stands; each state knows where it may lead. */
public enum DeviationState {
    DRAFTED,
    FROZEN,
    SIGNED,
    PART_APPROVED,
    APPROVED,
    IN_FORCE,
    RENEWING,
    /** A text that was put before somebody is changed: what was signed or approved of it is void. */
    REVISING,
    /** In force until its date, and not renewed. */
    RUNNING_OUT,
    DECLINED,
    SILENT,
    REJECTED,
    LAPSED,
    VOIDED,
    ENDED;

    private static final Set<DeviationState> CUT_OFF = Set.of(VOIDED, ENDED);

    private static final Map<DeviationState, Set<DeviationState>> WAYS = Map.of(
            DRAFTED, Set.of(FROZEN),
            FROZEN, Set.of(SIGNED, DECLINED, SILENT, REVISING, RUNNING_OUT),
            SIGNED, Set.of(PART_APPROVED, APPROVED, REJECTED, REVISING, RUNNING_OUT),
            PART_APPROVED, Set.of(APPROVED, REJECTED, REVISING, RUNNING_OUT),
            APPROVED, Set.of(IN_FORCE),
            IN_FORCE, Set.of(RENEWING, RUNNING_OUT, LAPSED),
            RENEWING, Set.of(DRAFTED),
            REVISING, Set.of(DRAFTED),
            RUNNING_OUT, Set.of(LAPSED));

    /** The lower-case, hyphenated word of pages and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing follows any more. */
    public boolean isOver() {
        return !WAYS.containsKey(this);
    }

    /** Worse evidence or the end of the matter cut off whatever is not over. */
    boolean leadsTo(DeviationState next) {
        return WAYS.getOrDefault(this, Set.of()).contains(next) || (!isOver() && CUT_OFF.contains(next));
    }
}
