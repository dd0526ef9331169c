package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a caller as whom they act, the first thing to look at when something is refused. */
@RestController
@Access.SignedIn
class MeApi {

    @GetMapping("/api/v1/me")
    Me me(Actor actor) {
        List<String> clients = actor.scope().all()
                ? List.of("*")
                : actor.scope().clients().stream().map(ClientId::value).sorted().toList();
        return new Me(
                actor.subject(),
                actor.username(),
                actor.name(),
                actor.email(),
                actor.roles().stream().map(Role::claim).sorted().toList(),
                clients);
    }

    /**
     * @param clients the ids of the clients whose data the caller may see; just {@code *} for all
     */
    record Me(String subject, String username, String name, String email, List<String> roles, List<String> clients) {}
}
