package io.plimsoll.noncompliance;

import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.ClientId;
import java.util.List;

/**
 * The clocks of one feature that count a client's working time; each feature that has some brings its own. A date that
 * was agreed, offered or signed is none of them: it was no result of counting and does not move by itself.
 */
public interface RunningClocks {

    /** Those that run: not over, not standing still, not ending. Nothing is changed. */
    List<RunningClock> of(ClientId client);

    /**
     * Moves one of them: its date, the engine's clock, and what those were told who go by it. What was decided is put on
     * record by the caller.
     */
    void move(ClientId client, RunningClock clock, Carrying by);
}
