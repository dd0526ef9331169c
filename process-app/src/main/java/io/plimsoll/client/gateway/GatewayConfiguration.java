package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway;
import io.plimsoll.client.StandInGateway;
import io.plimsoll.client.gateway.GatewaySettings.Way;
import io.plimsoll.outbound.RestCalls;
import io.plimsoll.outbound.Webhooks;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Sets up the ways by which orders are carried out, as the settings say. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    @Primary
    ServiceGateway chosenGateway(
            GatewaySettings settings,
            ObjectProvider<StandInGateway> demo,
            Webhooks webhooks,
            RestCalls calls,
            Clock clock) {
        Map<Way, ServiceGateway> ways = new EnumMap<>(Way.class);
        ways.put(Way.BY_HAND, new ByHandGateway());
        if (settings.webhook() != null) {
            ways.put(Way.WEBHOOK, new WebhookGateway(webhooks, settings.webhook()));
        }
        if (settings.ticket() != null) {
            ways.put(Way.TICKET, new TicketGateway(calls, settings.ticket(), clock));
        }
        return new ChosenGateway(ways, settings.kinds(), otherwise(settings, ways, demo));
    }

    private static ServiceGateway otherwise(
            GatewaySettings settings, Map<Way, ServiceGateway> ways, ObjectProvider<StandInGateway> demo) {
        ServiceGateway byHand = ways.getOrDefault(Way.BY_HAND, new ByHandGateway());
        if (settings.by() != null) {
            return ways.getOrDefault(settings.by(), byHand);
        }
        StandInGateway standIn = demo.getIfAvailable();
        return standIn == null ? byHand : standIn;
    }
}
