package io.plimsoll.identity;

import java.util.Set;

/**
 * The clients an actor may see.
 *
 * @param all whether every client is meant; then {@code clients} is empty
 * @param clients the named clients; empty without {@code all} means none
 */
public record ClientScope(boolean all, Set<ClientId> clients) {

    public ClientScope {
        clients = Set.copyOf(clients);
    }

    /** Every client, present and future. */
    public static ClientScope everyone() {
        return new ClientScope(true, Set.of());
    }

    /** Just these clients. */
    public static ClientScope of(ClientId... clients) {
        return new ClientScope(false, Set.of(clients));
    }

    /** Whether the client is inside. */
    public boolean includes(ClientId client) {
        return all || clients.contains(client);
    }
}
