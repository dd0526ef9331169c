package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one door to the engine. Without an authentication the engine shows every client's tasks to whoever asks, so its
 * services are lent out only together with the actor that they are used for.
 */
@Component
final class EngineAccess {

    /** Stands for "all clients, present and future"; the engine knows it as a group that is not bound to tenants. */
    static final String EVERY_CLIENT = "every-client";

    private final IdentityService identity;
    private final EngineServices services;

    EngineAccess(ProcessEngine engine) {
        this.identity = engine.getIdentityService();
        this.services = EngineServices.of(engine);
    }

    <T extends @Nullable Object> T as(Actor actor, Function<EngineServices, T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(actor.username(), groups(actor), tenants(actor.scope()));
        try {
            return work.apply(services);
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    void run(Actor actor, Consumer<EngineServices> work) {
        as(actor, services -> {
            work.accept(services);
            return true;
        });
    }

    private static List<String> groups(Actor actor) {
        List<String> groups =
                new ArrayList<>(actor.roles().stream().map(Role::claim).toList());
        if (actor.scope().all()) {
            groups.add(EVERY_CLIENT);
        }
        return groups;
    }

    private static List<String> tenants(ClientScope scope) {
        return scope.clients().stream().map(ClientId::value).toList();
    }
}
