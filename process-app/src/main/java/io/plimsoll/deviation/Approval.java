package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.StandIn;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One approver's decision on one text.
 *
 * @param level 1 service manager, 2 director
 * @param inPlaceOf the name of the colleague in whose place the approver decided; null where in their own
 */
@Embeddable
record Approval(
        @Column(name = "approval_level") int level,
        boolean approved,
        String subject,
        String name,
        Instant decidedAt,
        String explanation,
        @Column(name = "in_place_of") @Nullable String inPlaceOf,
        @Column(name = "in_place_of_subject") @Nullable String inPlaceOfSubject) {

    /** Decided by somebody, maybe as the deputy of a colleague who is away. */
    static Approval of(int level, boolean approved, Actor by, Optional<StandIn> place, Instant at, String explanation) {
        return new Approval(
                level,
                approved,
                by.subject(),
                by.name(),
                at,
                explanation,
                place.map(StandIn::name).orElse(null),
                place.map(StandIn::subject).orElse(null));
    }

    /** Whether it was decided by that person, or in that person's place. */
    boolean isOf(String person) {
        return subject.equals(person) || person.equals(inPlaceOfSubject);
    }
}
