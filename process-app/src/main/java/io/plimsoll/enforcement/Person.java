package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who took a step, kept so that nobody takes two steps that need two people.
 *
 * @param inPlaceOf the colleague whose deputy took it, null where nobody was away
 * @param inPlaceOfName the colleague as people call them
 */
@Embeddable
record Person(
        String subject,
        String name,
        @Nullable String inPlaceOf,
        @Nullable String inPlaceOfName) {

    /** @param as what the step takes; the actor may have it as a deputy only */
    static Person of(Actor actor, Role as) {
        Optional<StandIn> place = actor.inPlaceOf(as);
        return new Person(
                actor.subject(),
                actor.name(),
                place.map(StandIn::subject).orElse(null),
                place.map(StandIn::name).orElse(null));
    }

    /** Whether this is the actor, or a colleague in whose place one of them acts: four eyes take more than a deputy. */
    boolean is(Actor actor) {
        return isOf(actor.subject()) || actor.standIns().stream().anyMatch(place -> isOf(place.subject()));
    }

    private boolean isOf(String person) {
        return subject.equals(person) || person.equals(inPlaceOf);
    }

    /** As in "Dora Deputy, in the place of Max Manager". */
    String shown() {
        return inPlaceOfName == null ? name : "%s, in the place of %s".formatted(name, inPlaceOfName);
    }
}
