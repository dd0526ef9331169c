package io.plimsoll.attestation;

import io.plimsoll.identity.ClientId;

/** The port to the process engine: what attestation tells it. All within the caller's transaction. */
public interface AttestationFlow {

    /** The client is asked from now on, cycle by cycle. */
    void begun(ClientId client);

    /** The client wants to answer once more, before its next cycle. No effect where it is being asked already. */
    void wantedAgain(ClientId client);
}
