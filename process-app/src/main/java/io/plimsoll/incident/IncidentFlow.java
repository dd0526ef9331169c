package io.plimsoll.incident;

import io.plimsoll.identity.ClientId;

/** The port to the process engine: what incidents tell it. All within the caller's transaction. */
public interface IncidentFlow {

    /** An incident is to be handled from now on. */
    void reported(IncidentNumber number, ClientId client);

    /** It is over, wherever it stands. */
    void ended(IncidentNumber number, ClientId client);
}
