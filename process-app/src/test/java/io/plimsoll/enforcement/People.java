package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.util.Set;

/** MSP people for tests. */
final class People {

    private People() {}

    static Actor analyst() {
        return msp("ana", Role.ANALYST);
    }

    static Actor manager() {
        return msp("max", Role.SERVICE_MANAGER);
    }

    static Actor director() {
        return msp("dora", Role.DIRECTOR);
    }

    static Actor msp(String name, Role... roles) {
        return new Actor(
                "subject-" + name,
                name,
                name,
                name + "@msp.example",
                Set.of(roles),
                ClientScope.everyone(),
                SignIn.none());
    }
}
