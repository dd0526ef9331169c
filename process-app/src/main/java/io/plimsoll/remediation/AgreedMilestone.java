package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A milestone that both sides have agreed on, and what became of it.
 *
 * @param attempt which beginning of the work it belongs to, from 1
 * @param agreed the day that was agreed first
 * @param due the day that counts now
 * @param endsAt when that day is over; kept, since days are not always as long
 * @param reckonedBy the calendar by which that is so; null from before that was kept
 * @param documents what was handed in to show that it is reached
 * @param reachedAt null until somebody has reported it
 * @param missedAt when its day passed without a report, null where that did not happen
 */
@Embeddable
record AgreedMilestone(
        int attempt,
        String title,
        String owner,
        @Enumerated(EnumType.STRING) Side side,
        @Column(name = "agreed_on") LocalDate agreed,
        @Column(name = "due_on") LocalDate due,
        Instant endsAt,
        @Nullable ReckonedBy reckonedBy,
        @Nullable String note,
        @Convert(converter = IdsColumn.class) List<String> documents,
        @Nullable String reporterSubject,
        @Nullable String reporterName,
        @Nullable Instant reachedAt,
        @Nullable Instant missedAt) {

    static AgreedMilestone of(int attempt, Milestone one, Deadline end) {
        return new AgreedMilestone(
                attempt,
                one.title(),
                one.owner(),
                one.side(),
                one.due(),
                one.due(),
                end.at(),
                end.reckonedBy(),
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }

    boolean isReached() {
        return reachedAt != null;
    }

    AgreedMilestone reached(String how, List<String> shownBy, Actor by, Instant at) {
        return new AgreedMilestone(
                attempt,
                title,
                owner,
                side,
                agreed,
                due,
                endsAt,
                reckonedBy,
                how,
                shownBy,
                by.subject(),
                by.name(),
                at,
                missedAt);
    }

    AgreedMilestone missed(Instant at) {
        return new AgreedMilestone(
                attempt,
                title,
                owner,
                side,
                agreed,
                due,
                endsAt,
                reckonedBy,
                note,
                documents,
                reporterSubject,
                reporterName,
                reachedAt,
                at);
    }

    /** To a later day; what was missed before stays so. */
    AgreedMilestone moved(LocalDate day, Deadline end) {
        return new AgreedMilestone(
                attempt,
                title,
                owner,
                side,
                agreed,
                day,
                end.at(),
                end.reckonedBy(),
                note,
                documents,
                reporterSubject,
                reporterName,
                reachedAt,
                missedAt);
    }

    Milestone asMilestone() {
        return new Milestone(title, due, owner, side);
    }
}
