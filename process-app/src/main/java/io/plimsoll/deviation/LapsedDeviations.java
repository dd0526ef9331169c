package io.plimsoll.deviation;

import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.DeviationHistory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of agreements that are over. */
@Component
class LapsedDeviations implements DeviationHistory {

    private final DeviationRows rows;

    LapsedDeviations(DeviationRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public long lapsed(ClientId client) {
        return rows.countByClientAndState(client.value(), DeviationState.LAPSED);
    }
}
