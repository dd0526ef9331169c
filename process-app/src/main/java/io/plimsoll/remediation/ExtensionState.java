package io.plimsoll.remediation;

import java.util.Locale;

/** What became of a request for more time. */
public enum ExtensionState {
    ASKED,
    GRANTED,
    REFUSED,

    /** Nobody of the MSP decided in time, so what was asked for is given. */
    GRANTED_UNDECIDED,

    /** The work was reported, or the matter ended, before anybody decided. */
    NEEDLESS;

    /** The lower-case, hyphenated word of pages and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether days were moved. */
    public boolean isGranted() {
        return this == GRANTED || this == GRANTED_UNDECIDED;
    }
}
