package io.plimsoll.adoption;

import io.plimsoll.identity.ClientId;
import java.time.Instant;

/** The port to the process engine: what adoptions tell it. All within the caller's transaction. */
public interface AdoptionFlow {

    /** A version is to be brought to a client from now on. */
    void announced(AdoptionNumber number, ClientId client);

    /**
     * There is time to acknowledge until another moment; its clocks are set anew. No effect where nothing waits for that.
     *
     * @param reminders whether a reminder is still to come
     */
    void replanned(AdoptionNumber number, ClientId client, Instant due, boolean reminders);

    /** It is over, wherever it stands. */
    void ended(AdoptionNumber number, ClientId client);
}
