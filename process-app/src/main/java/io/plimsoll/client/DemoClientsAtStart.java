package io.plimsoll.client;

import io.plimsoll.identity.Actor;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters the demo's clients at the first start, before anything else starts: whoever finds the application up finds
 * the clients in it, and what other features enter at start can build on them.
 */
@Component
@Profile("demo")
class DemoClientsAtStart implements SmartLifecycle {

    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;

    private final Clients clients;
    private final ClientRows rows;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    DemoClientsAtStart(Clients clients, ClientRows rows, TransactionTemplate transaction) {
        this.clients = clients;
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> DemoClient.all().stream()
                .filter(client -> !rows.existsById(client.id()))
                .forEach(client -> client.enter(clients, Actor.system())));
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
        return BEFORE_EVERYTHING;
    }
}
