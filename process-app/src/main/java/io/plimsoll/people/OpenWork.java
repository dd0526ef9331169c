package io.plimsoll.people;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work that people have taken for themselves, so that a leaver's is not stuck; whoever keeps tasks implements it. */
public interface OpenWork {

    /**
     * Takes everything from somebody who has left. Needs a transaction.
     *
     * @param leaver who had it
     * @param successor who gets what they may do; null where nobody was named
     */
    HandedOver handOver(Actor leaver, @Nullable Actor successor);

    /**
     * What became of the leaver's work.
     *
     * @param given cases whose task the successor has now, one line a task
     * @param released cases whose task is free for all who may do it
     */
    record HandedOver(List<CaseNumber> given, List<CaseNumber> released) {

        public HandedOver {
            given = List.copyOf(given);
            released = List.copyOf(released);
        }
    }
}
