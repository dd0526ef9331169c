package io.plimsoll.attestation;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Begins at a start with the clients that questions concern and that are not asked yet: those from before asking began
 * by itself, and those that a new build has its first questions for. Where several nodes start, the first does it.
 */
@Component
class AskedClientsAtStart implements SmartLifecycle {

    private static final int BEFORE_JOBS = 0;

    private final Clients clients;
    private final AttestationRows rows;
    private final AskedClients asked;
    private volatile boolean running;

    AskedClientsAtStart(Clients clients, AttestationRows rows, AskedClients asked) {
        this.clients = clients;
        this.rows = rows;
        this.asked = asked;
    }

    @Override
    public void start() {
        Set<String> begun = rows.allBegun();
        clients.list(Actor.system()).stream()
                .filter(ClientView::active)
                .map(ClientView::id)
                .filter(client -> !begun.contains(client.value()))
                .forEach(asked::concern);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_JOBS;
    }
}
