package io.plimsoll.client;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The organisations that the MSP serves, their people, calendars and contracts. (Its helper adds the administrator's create/change methods.) */
@Component
public class Clients {

    /** The clients the actor may see, by name. */
    public List<ClientView> list(Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** One client; NotVisible where it is absent or not the reader's. */
    public ClientView get(ClientId id, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** Services of the client that are not terminated and of one of the kinds. */
    public List<ServiceView> servicesOf(ClientId id, java.util.Set<ServiceKind> kinds, Actor reader) {
        throw new UnsupportedOperationException();
    }
}
