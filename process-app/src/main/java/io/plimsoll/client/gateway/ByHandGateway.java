package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway;

/** Where no system does it, a person carries orders out, goes through a list of what that takes, and shows it. */
final class ByHandGateway implements ServiceGateway {

    @Override
    public GatewayAnswer carryOut(GatewayOrder order) {
        return new GatewayAnswer.ByHand();
    }

    /** What a system took before it was taken out of the settings is not lost: a person looks after it in time. */
    @Override
    public GatewayAnswer ask(GatewayOrder order, GatewayAnswer.UnderWay taken) {
        return taken;
    }
}
