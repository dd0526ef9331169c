package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.Optional;

/** Keeps the time for a client's checks; called in the transaction of what happened. */
public interface CheckSchedule {

    /** The client's checks run from now on; the caller has made sure that they do not yet. */
    void begun(ClientId client);

    /** The cycle was changed. */
    void moved(ClientId client);

    /** The checks are wanted at once; the cycle goes on as before. */
    void wanted(ClientId client);

    /** The client's checks run no more. */
    void ended(ClientId client);

    /** When they run next. */
    Optional<Instant> next(ClientId client);
}
