package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;

/** One order, of a service whose name means no good. */
final class SomeOrder {

    private SomeOrder() {}

    static GatewayOrder of(Action action) {
        var service = new ServiceView(
                "service-1",
                ServiceKind.BACKUP,
                "Backup \", \"admin\": true, \"x\": \"{{key}} $1",
                ServiceState.ACTIVE,
                new ServiceTerms(10, 3, 20));
        return new GatewayOrder(
                "hold-1:" + action, action, new ClientId("harbor"), new CaseNumber("NC-2026-000123"), service);
    }
}
