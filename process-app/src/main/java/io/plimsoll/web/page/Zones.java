package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/** The time zones of the clients on one page, each asked for once. */
@Component
@Scope(value = WebApplicationContext.SCOPE_REQUEST, proxyMode = ScopedProxyMode.TARGET_CLASS)
class Zones {

    private final Map<ClientId, ZoneId> known = new HashMap<>();
    private final Clients clients;
    private final Msp msp;

    Zones(Clients clients, Msp msp) {
        this.clients = clients;
        this.msp = msp;
    }

    ZoneId of(ClientId client) {
        return known.computeIfAbsent(
                client, id -> clients.get(id, Actor.system(id)).calendar().zone());
    }

    ZoneId own() {
        return msp.zone();
    }
}
