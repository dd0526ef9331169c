package io.plimsoll.noncompliance;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves cases on and makes it known, once for each state and never where a case stays where it is. */
@Component
class CaseMoves {

    private final ApplicationEventPublisher events;

    CaseMoves(ApplicationEventPublisher events) {
        this.events = events;
    }

    void enter(NonCompliance one, CaseState next) {
        CaseState before = one.state();
        one.enter(next);
        if (before != next) {
            moved(one);
        }
    }

    /** A new round of asking; hands out how many working days the client has. */
    double nextRound(NonCompliance one) {
        CaseState before = one.state();
        double days = one.nextRound();
        if (before != CaseState.RESPONDING) {
            moved(one);
        }
        return days;
    }

    /** What opening again or closing has changed already. */
    void moved(NonCompliance one) {
        events.publishEvent(new CaseMoved(
                one.number(), one.client(), one.state(), one.outcome().orElse(null)));
    }
}
