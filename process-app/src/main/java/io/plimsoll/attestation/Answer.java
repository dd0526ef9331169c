package io.plimsoll.attestation;

import io.plimsoll.client.ReckonedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said to a question.
 *
 * @param questionnaire when it was asked
 * @param words in the person's own, "" for none
 * @param askAgainAt from when on it is asked for anew
 * @param validUntil until when it counts
 * @param reckonedBy the calendar by which both are so; null from before that was kept
 * @param expired whether it is on record that it counts no more
 * @param textSha256 of what was asked, hex
 */
public record Answer(
        String id,
        String question,
        String questionnaire,
        Choice choice,
        String words,
        String bySubject,
        String byName,
        Instant at,
        Instant askAgainAt,
        Instant validUntil,
        @Nullable ReckonedBy reckonedBy,
        boolean expired,
        String textSha256) {

    /** Whether it still stands. */
    public boolean counts(Instant now) {
        return !expired && validUntil.isAfter(now);
    }
}
