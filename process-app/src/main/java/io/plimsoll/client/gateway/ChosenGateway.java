package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.gateway.GatewaySettings.Way;
import java.util.Map;

/** Gives each order to whoever carries out that kind of service here. */
final class ChosenGateway implements ServiceGateway {

    private final Map<Way, ServiceGateway> ways;
    private final Map<String, Way> kinds;
    private final ServiceGateway otherwise;

    ChosenGateway(Map<Way, ServiceGateway> ways, Map<String, Way> kinds, ServiceGateway otherwise) {
        this.ways = Map.copyOf(ways);
        this.kinds = Map.copyOf(kinds);
        this.otherwise = otherwise;
    }

    @Override
    public GatewayAnswer carryOut(GatewayOrder order) {
        return of(order.service().kind()).carryOut(order);
    }

    @Override
    public GatewayAnswer ask(GatewayOrder order, GatewayAnswer.UnderWay taken) {
        return of(order.service().kind()).ask(order, taken);
    }

    private ServiceGateway of(ServiceKind kind) {
        Way way = kinds.get(kind.key());
        return way == null ? otherwise : ways.getOrDefault(way, otherwise);
    }
}
