package io.plimsoll.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonTests {

    @Test
    void whoStandsInForSomebodyIsNoSecondPair() {
        Person prepared = Person.of(People.analyst(), Role.ANALYST);
        Actor deputy = People.msp("deputy", Role.AUDITOR);

        assertThat(prepared.is(People.analyst())).isTrue();
        assertThat(prepared.is(deputy)).isFalse();
        assertThat(prepared.is(deputy.standingIn(List.of(inPlaceOf(People.analyst())))))
                .isTrue();
        assertThat(prepared.is(deputy.standingIn(List.of(inPlaceOf(People.manager())))))
                .isFalse();
    }

    private static StandIn inPlaceOf(Actor absent) {
        return new StandIn(absent.subject(), absent.username(), absent.name(), Role.SERVICE_MANAGER);
    }
}
