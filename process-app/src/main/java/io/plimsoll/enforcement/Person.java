package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import jakarta.persistence.Embeddable;

/** Who took a step, kept so that nobody takes two steps that need two people. */
@Embeddable
record Person(String subject, String name) {

    static Person of(Actor actor) {
        return new Person(actor.subject(), actor.name());
    }

    /** Whether this is the actor, or a colleague in whose place the actor may act: four eyes take more than a deputy. */
    boolean is(Actor actor) {
        return subject.equals(actor.subject())
                || actor.standIns().stream().anyMatch(place -> place.subject().equals(subject));
    }
}
