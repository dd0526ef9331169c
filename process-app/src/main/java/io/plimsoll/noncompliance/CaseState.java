package io.plimsoll.noncompliance;

import java.util.Locale;

/** Where a case stands, as people speak of it. */
public enum CaseState {
    RESPONDING,
    DISPUTED,
    AGREEING,
    ACCEPTED,
    REMEDIATING,
    VERIFYING,
    ENFORCING,
    PAUSING,
    PAUSED,
    RESUMING,
    TERMINATING,
    CLOSED;

    /** The lower-case word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
