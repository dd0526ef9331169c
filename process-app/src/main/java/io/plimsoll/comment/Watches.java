package io.plimsoll.comment;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.NonCompliances;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who wants to hear what happens to a case. Everybody decides that for themselves; nobody is put on the list. */
@Component
@Transactional
public class Watches {

    private final NonCompliances cases;
    private final WatchRows rows;
    private final Clock clock;

    Watches(NonCompliances cases, WatchRows rows, Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.clock = clock;
    }

    /** From now on the person is told; doing it again changes nothing. */
    public void watch(CaseNumber number, Actor by) {
        rows.add(
                cases.get(number, by).client(),
                number,
                by.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The person is told no more. */
    public void stop(CaseNumber number, Actor by) {
        rows.remove(cases.get(number, by).client(), number, by.subject());
    }

    /** Whether the person watches the case. */
    @Transactional(readOnly = true)
    public boolean isWatching(CaseNumber number, Actor by) {
        return rows.holds(cases.get(number, by).client(), number, by.subject());
    }
}
