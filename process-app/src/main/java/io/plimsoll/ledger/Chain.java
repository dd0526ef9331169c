package io.plimsoll.ledger;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;

/**
 * One hash chain: each client has its own, and the MSP has one for what concerns no client.
 *
 * @param name {@code client:<id>} or {@code msp}
 */
public record Chain(String name) {

    private static final String CLIENT = "client:";
    private static final String MSP = "msp";

    public Chain {
        boolean ofClient = name.startsWith(CLIENT) && ClientId.isValid(name.substring(CLIENT.length()));
        if (!ofClient && !name.equals(MSP)) {
            throw new IllegalArgumentException("Not a chain");
        }
    }

    /** The chain of one client. */
    public static Chain of(ClientId client) {
        return new Chain(CLIENT + client.value());
    }

    /** The MSP's own chain. */
    public static Chain msp() {
        return new Chain(MSP);
    }

    /**
     * A client's chain is for its own people and for the MSP's people who serve it; the MSP's own, which speaks of all
     * clients, is for those who answer for the MSP and are not limited to some.
     */
    void requireReadableBy(Actor reader) {
        if (name.equals(MSP)) {
            reader.require(Role.AUDITOR, Role.ADMINISTRATOR, Role.DIRECTOR);
            if (!reader.scope().all()) {
                throw new AccessDenied();
            }
            return;
        }
        if (!reader.scope().includes(new ClientId(name.substring(CLIENT.length())))) {
            throw new NotVisible();
        }
        if (!reader.isMsp() && !reader.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            throw new AccessDenied();
        }
    }
}
