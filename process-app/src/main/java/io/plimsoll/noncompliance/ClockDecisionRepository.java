package io.plimsoll.noncompliance;

import java.util.List;
import org.springframework.data.repository.Repository;

/** What was decided about running clocks. */
interface ClockDecisionRepository extends Repository<ClockDecision, String> {

    ClockDecision save(ClockDecision decision);

    List<ClockDecision> findByClientAndCalendar(String client, int calendar);
}
