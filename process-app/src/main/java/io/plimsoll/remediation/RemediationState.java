package io.plimsoll.remediation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a promised remedy stands; each state knows where it may lead. */
public enum RemediationState {
    ASKED,
    PLANNED,
    PLAN_REJECTED,
    PROPOSAL_WANTED,
    PROPOSAL_READY,
    OFFERED,
    AGREED,
    UNDER_WAY,
    REPORTED,
    NOT_MET,
    TRY_FAILED,
    MET,
    FAILED,
    SILENT,
    DECLINED,
    EXPIRED,
    ENDED;

    private static final Map<RemediationState, Set<RemediationState>> WAYS = Map.ofEntries(
            Map.entry(ASKED, Set.of(PLANNED, PROPOSAL_WANTED, SILENT)),
            Map.entry(PLANNED, Set.of(AGREED, PLAN_REJECTED)),
            Map.entry(PLAN_REJECTED, Set.of(ASKED)),
            Map.entry(PROPOSAL_WANTED, Set.of(PROPOSAL_READY)),
            Map.entry(PROPOSAL_READY, Set.of(OFFERED)),
            Map.entry(OFFERED, Set.of(AGREED, DECLINED, EXPIRED)),
            Map.entry(AGREED, Set.of(UNDER_WAY)),
            Map.entry(UNDER_WAY, Set.of(REPORTED, MET, TRY_FAILED, FAILED)),
            Map.entry(REPORTED, Set.of(MET, NOT_MET)),
            Map.entry(NOT_MET, Set.of(TRY_FAILED, FAILED)),
            Map.entry(TRY_FAILED, Set.of(ASKED)));

    /** The lower-case, hyphenated word of pages and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing follows any more. */
    public boolean isOver() {
        return !WAYS.containsKey(this);
    }

    /** Whether somebody works on it or says to have done so, which the next results may confirm. */
    boolean isCarriedOut() {
        return this == UNDER_WAY || this == REPORTED;
    }

    /** The end of the matter cuts off whatever is not over. */
    boolean leadsTo(RemediationState next) {
        return WAYS.getOrDefault(this, Set.of()).contains(next) || (!isOver() && next == ENDED);
    }
}
