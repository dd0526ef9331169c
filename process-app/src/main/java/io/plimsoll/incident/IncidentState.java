package io.plimsoll.incident;

import java.util.Locale;

/** How far an incident has come. */
public enum IncidentState {
    /** Nobody has rated it yet. */
    REPORTED,
    HANDLED,
    CLOSED;

    /** The word of the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
