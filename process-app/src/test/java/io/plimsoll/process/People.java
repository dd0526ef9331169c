package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.util.Set;

/** People for tests: at a client, or at the MSP with all or some clients. */
final class People {

    private People() {}

    static Actor at(ClientId client, String username, Role... roles) {
        return person(username, ClientScope.of(client), roles);
    }

    static Actor msp(String username, Role... roles) {
        return person(username, ClientScope.everyone(), roles);
    }

    private static Actor person(String username, ClientScope scope, Role... roles) {
        return new Actor(
                "sub-" + username,
                username,
                "Name of " + username,
                username + "@example.org",
                Set.of(roles),
                scope,
                SignIn.none());
    }
}
