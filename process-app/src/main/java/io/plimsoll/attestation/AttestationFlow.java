package io.plimsoll.attestation;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.Optional;

/** The port to the process engine: what attestation tells it. All within the caller's transaction. */
public interface AttestationFlow {

    /** The client is asked from now on, cycle by cycle; the caller has made sure that it was not yet. */
    void begun(ClientId client);

    /** Another time was set for what is asked next. No effect where the client is being asked already. */
    void moved(ClientId client);

    /** There is time to answer what is open until another moment; its clocks are set anew. */
    void replanned(ClientId client, Instant due);

    /** Questions are wanted at once. No effect where the client is being asked already. */
    void wanted(ClientId client);

    /** The client is asked no more, not even what is open. */
    void ended(ClientId client);

    /** When the client is asked next; empty where it is being asked, or not at all. */
    Optional<Instant> next(ClientId client);
}
