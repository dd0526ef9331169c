package io.plimsoll.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clients an actor may see.
 *
 * @param all whether every client is meant; then {@code clients} is empty
 * @param clients the named clients; empty without {@code all} means none
 * @param only the one case of theirs that the actor may see, null where that is all of them
 */
public record ClientScope(
        boolean all, Set<ClientId> clients, @Nullable CaseNumber only) {

    public ClientScope {
        clients = Set.copyOf(clients);
    }

    /** Every client, present and future. */
    public static ClientScope everyone() {
        return new ClientScope(true, Set.of(), null);
    }

    /** Just these clients. */
    public static ClientScope of(ClientId... clients) {
        return new ClientScope(false, Set.of(clients), null);
    }

    /** One case of one client, and nothing else of theirs. */
    public static ClientScope ofCase(ClientId client, CaseNumber number) {
        return new ClientScope(false, Set.of(client), number);
    }

    /** Whether the client is inside. */
    public boolean includes(ClientId client) {
        return all || clients.contains(client);
    }

    /** Whether a case of a client that is inside is inside too. */
    public boolean includes(CaseNumber number) {
        return only == null || only.equals(number);
    }
}
