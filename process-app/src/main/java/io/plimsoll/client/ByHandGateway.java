package io.plimsoll.client;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where no gateway is set up a person carries orders out, and says so in the task that a refusal leads to. */
@Component
@Profile("!demo")
class ByHandGateway implements ServiceGateway {

    @Override
    public GatewayAnswer carryOut(GatewayOrder order) {
        return new GatewayAnswer.Refused("No gateway is set up: carry it out by hand");
    }
}
