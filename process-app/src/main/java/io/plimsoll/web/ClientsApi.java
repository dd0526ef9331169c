package io.plimsoll.web;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.web.security.Access;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clients and their services over HTTP. */
@RestController
@Access.People
@RequestMapping("/api/v1/clients")
class ClientsApi {

    private final Clients clients;

    ClientsApi(Clients clients) {
        this.clients = clients;
    }

    /** All there are; {@code next} is always null, since nobody has so many clients or services that pages are needed. */
    record Listed<T>(List<T> items, @Nullable String next) {}

    /** @param zone the IANA name of the client's time zone */
    record Item(String id, String name, String tier, String zone, boolean active) {

        static Item of(ClientView client) {
            return new Item(
                    client.id().value(),
                    client.name(),
                    client.tier(),
                    client.calendar().zone().getId(),
                    client.active());
        }
    }

    /**
     * @param state active, paused or terminated
     * @param noticeDays working days, as the two that follow
     */
    record ServiceItem(
            String id, String kind, String name, String state, int noticeDays, int cureDays, int longestPauseDays) {

        static ServiceItem of(ServiceView service) {
            return new ServiceItem(
                    service.id(),
                    service.kind().key(),
                    service.name(),
                    service.state().name().toLowerCase(Locale.ROOT),
                    service.terms().noticeDays(),
                    service.terms().cureDays(),
                    service.terms().longestPauseDays());
        }
    }

    @GetMapping
    Listed<Item> list(Actor reader) {
        return new Listed<>(clients.list(reader).stream().map(Item::of).toList(), null);
    }

    @GetMapping("/{client}")
    Item get(@PathVariable String client, Actor reader) {
        return Item.of(visible(client, reader));
    }

    @GetMapping("/{client}/services")
    Listed<ServiceItem> services(@PathVariable String client, Actor reader) {
        return new Listed<>(
                visible(client, reader).services().stream().map(ServiceItem::of).toList(), null);
    }

    private ClientView visible(String client, Actor reader) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        return clients.get(new ClientId(client), reader);
    }
}
