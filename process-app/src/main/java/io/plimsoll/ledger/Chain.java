package io.plimsoll.ledger;

import io.plimsoll.identity.ClientId;

/**
 * One hash chain: each client has its own, and the MSP has one for what concerns no client.
 *
 * @param name {@code client:<id>} or {@code msp}
 */
public record Chain(String name) {

    /** The chain of one client. */
    public static Chain of(ClientId client) {
        return new Chain("client:" + client.value());
    }

    /** The MSP's own chain. */
    public static Chain msp() {
        return new Chain("msp");
    }
}
