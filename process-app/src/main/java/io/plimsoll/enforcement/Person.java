package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import jakarta.persistence.Embeddable;

/** Who took a step, kept so that nobody takes two steps that need two people. */
@Embeddable
record Person(String subject, String name) {

    static Person of(Actor actor) {
        return new Person(actor.subject(), actor.name());
    }

    boolean is(Actor actor) {
        return subject.equals(actor.subject());
    }
}
