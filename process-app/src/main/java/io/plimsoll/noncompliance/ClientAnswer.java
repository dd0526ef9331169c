package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the client answered when last asked how to go on; later steps start from it.
 *
 * @param round the round of asking, from 1
 * @param outcome remediate, deviation or dispute
 * @param reason of a deviation: business, technical or operational; else ""
 * @param ground of a dispute: not-affected, already-fixed, wrong-result or not-our-task; else ""
 * @param validUntil until when a deviation is asked for, in the client's calendar; else null
 * @param explanation in the client's words, "" for none
 */
public record ClientAnswer(
        CaseNumber number,
        int round,
        String outcome,
        String reason,
        String ground,
        @Nullable LocalDate validUntil,
        String explanation,
        String bySubject,
        String byName,
        Instant at) {}
