package io.plimsoll.client;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody who shows the demo make the gateway refuse, be slow or be away; profile {@code demo} only. */
@Component
@Profile("demo")
public class DemoGatewayControls {

    private static final int LONGEST_REASON = 200;
    private static final String USUAL_REASON = "The system that runs this service does not allow it now";

    private final Clients clients;
    private final ServiceRows services;
    private final DemoGatewayRows rows;

    DemoGatewayControls(Clients clients, ServiceRows services, DemoGatewayRows rows) {
        this.clients = clients;
        this.services = services;
        this.rows = rows;
    }

    /** How each service that the reader may see is treated. */
    @Transactional(readOnly = true)
    public List<DemoGatewaySetting> list(Actor reader) {
        requireMsp(reader);
        return clients.list(reader).stream()
                .flatMap(client -> client.services().stream().map(service -> {
                    DemoGatewayRows.Treatment treatment = rows.treatmentOf(service.id());
                    return new DemoGatewaySetting(client.id(), service, treatment.mode(), treatment.reason());
                }))
                .toList();
    }

    /**
     * Sets how one service is treated from now on.
     *
     * @param reason what it says when it refuses; "" for a usual one, cut at 200 characters
     */
    @Transactional
    public void set(String serviceId, DemoGatewayMode mode, String reason, Actor by) {
        requireMsp(by);
        ContractedItem service = services.findById(serviceId).orElseThrow(NotVisible::new);
        by.requireClient(service.clientId());
        String said = reason.isBlank() ? USUAL_REASON : reason.strip();
        String kept = said.substring(
                0, said.offsetByCodePoints(0, Math.min(LONGEST_REASON, said.codePointCount(0, said.length()))));
        rows.treat(serviceId, mode, mode == DemoGatewayMode.REFUSING ? kept : "");
    }

    private static void requireMsp(Actor actor) {
        if (!actor.isMsp()) {
            throw new AccessDenied();
        }
    }
}
