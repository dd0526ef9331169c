package io.plimsoll.standard;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets each demo client adopt a standard at the first start, once the demo clients are there and before anything can be
 * delivered for them.
 */
@Component
@Profile("demo")
class DemoAdoptions implements SmartLifecycle {

    private static final int RIGHT_AFTER_THE_CLIENTS = Integer.MIN_VALUE + 1;

    private static final Map<String, String> ADOPTED = Map.of(
            "harbor", "minimum-technology-standards",
            "alpine", "baseline-security-standards",
            "quayside", "vendor-security-policy");

    private final Standards standards;
    private final Adoptions adoptions;
    private final Clients clients;
    private volatile boolean running;

    DemoAdoptions(Standards standards, Adoptions adoptions, Clients clients) {
        this.standards = standards;
        this.adoptions = adoptions;
        this.clients = clients;
    }

    @Override
    public void start() {
        clients.list(Actor.system()).stream()
                .map(ClientView::id)
                .filter(client -> ADOPTED.containsKey(client.value()) && !adoptions.any(client))
                .forEach(this::adopt);
        running = true;
    }

    private void adopt(ClientId client) {
        standards.all().stream()
                .filter(view -> view.id().equals(ADOPTED.get(client.value())))
                .forEach(view -> standards.adopt(client, view.id(), view.version(), Actor.system(client)));
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
        return RIGHT_AFTER_THE_CLIENTS;
    }
}
