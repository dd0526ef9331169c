package io.plimsoll.noncompliance;

import java.time.Instant;

/**
 * A rung of the escalation ladder, reckoned for one request.
 *
 * @param nr from 1
 * @param at UTC, a whole second
 * @param signatories whether the client's signatories are told besides who was asked
 * @param tellMsp whether the service manager is told too
 * @param last whether it says that none follows it
 */
public record PlannedRung(int nr, Instant at, String tone, boolean signatories, boolean tellMsp, boolean last) {

    PlannedRung at(Instant other) {
        return new PlannedRung(nr, other, tone, signatories, tellMsp, last);
    }
}
