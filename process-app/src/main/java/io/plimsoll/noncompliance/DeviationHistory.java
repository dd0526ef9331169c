package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;

/** The port to what became of the deviations that a client signed, for whoever decides whether its services end. */
public interface DeviationHistory {

    /** How many ran out without being renewed or followed by a remedy, in all cases of the client. */
    long lapsed(ClientId client);
}
