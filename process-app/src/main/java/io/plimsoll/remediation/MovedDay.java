package io.plimsoll.remediation;

import io.plimsoll.client.ReckonedBy;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that is asked to be moved.
 *
 * @param milestone its number in the attempt
 * @param endsTo when the day that is asked for is over
 * @param reckonedBy the calendar by which that is so; null from before that was kept
 * @param grantedTo the day that was given, null where none was
 */
@Embeddable
record MovedDay(
        int milestone,
        @Column(name = "due_from") LocalDate from,
        @Column(name = "due_to") LocalDate to,
        Instant endsTo,
        @Nullable ReckonedBy reckonedBy,
        @Nullable LocalDate grantedTo) {

    MovedDay granted(LocalDate day) {
        return new MovedDay(milestone, from, to, endsTo, reckonedBy, day);
    }
}
