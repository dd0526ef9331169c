package io.plimsoll.adoption;

import io.plimsoll.identity.ClientId;

/** The port to the process engine: what adoptions tell it. All within the caller's transaction. */
public interface AdoptionFlow {

    /** A version is to be brought to a client from now on. */
    void announced(AdoptionNumber number, ClientId client);

    /** It is over, wherever it stands. */
    void ended(AdoptionNumber number, ClientId client);
}
