package io.plimsoll.incident;

import java.util.Locale;

/** How an incident ended. */
public enum IncidentEnd {
    RESOLVED,
    /** It was looked into, and it was none. */
    NO_INCIDENT,
    /** The client left before it was over. */
    LEFT;

    /** The word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
