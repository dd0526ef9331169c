package io.plimsoll.noncompliance;

import io.plimsoll.policy.Rung;
import io.plimsoll.policy.Way;
import java.time.Instant;

/**
 * A rung of the escalation ladder, reckoned for one request.
 *
 * @param nr from 1
 * @param at UTC, a whole second
 * @param signatories whether the client's signatories are told besides who was asked
 * @param tellMsp whether the service manager is told too
 * @param last whether it says that none follows it
 * @param way whether the client's channels get a copy
 */
public record PlannedRung(
        int nr, Instant at, String tone, boolean signatories, boolean tellMsp, boolean last, Way way) {

    /** Reckons a rung of the table. */
    static PlannedRung of(int nr, Instant at, Rung rung) {
        return new PlannedRung(nr, at, rung.tone(), rung.signatories(), rung.tellMsp(), rung.last(), rung.way());
    }

    PlannedRung at(Instant other) {
        return new PlannedRung(nr, other, tone, signatories, tellMsp, last, way);
    }
}
