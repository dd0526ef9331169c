package io.plimsoll.deviation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A text of an agreement that somebody approved.
 *
 * @param agreement the first of its case is 1
 * @param residualRisk 1 to 25
 * @param approvals how many people approved it
 */
public record PastText(
        String caseNumber,
        int agreement,
        int version,
        int residualRisk,
        Instant assessedAt,
        LocalDate validUntil,
        int approvals) {}
