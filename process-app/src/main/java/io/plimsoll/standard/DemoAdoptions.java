package io.plimsoll.standard;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets each demo client adopt a standard, once, so that there is something to see; after the demo clients are there. */
@Component
@Profile("embedded")
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class DemoAdoptions implements ApplicationRunner {

    private static final Map<String, String> ADOPTED = Map.of(
            "harbor", "minimum-technology-standards",
            "alpine", "baseline-security-standards",
            "quayside", "vendor-security-policy");

    private final Standards standards;
    private final Adoptions adoptions;
    private final Clients clients;

    DemoAdoptions(Standards standards, Adoptions adoptions, Clients clients) {
        this.standards = standards;
        this.adoptions = adoptions;
        this.clients = clients;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (ClientView client : clients.list(Actor.system())) {
            String standard = ADOPTED.get(client.id().value());
            if (standard != null && !adoptions.any(client.id())) {
                standards.all().stream()
                        .filter(view -> view.id().equals(standard))
                        .forEach(view ->
                                standards.adopt(client.id(), view.id(), view.version(), Actor.system(client.id())));
            }
        }
    }
}
