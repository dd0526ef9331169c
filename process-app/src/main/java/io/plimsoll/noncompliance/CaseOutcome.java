package io.plimsoll.noncompliance;

import java.util.Locale;

/** How a closed case ended. */
public enum CaseOutcome {
    MET,
    DISMISSED,
    WITHDRAWN,
    TERMINATED;

    /** The lower-case word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
