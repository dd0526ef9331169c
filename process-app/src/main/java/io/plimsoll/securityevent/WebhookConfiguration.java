package io.plimsoll.securityevent;

import io.plimsoll.outbound.Webhooks;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Connects the outbox of events with the webhook, where there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("plimsoll.security-events.webhook.url")
class WebhookConfiguration {

    @Bean
    RelayLoop securityEventRelay(
            EventOutbox outbox,
            Webhooks webhooks,
            SecurityEventSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        SecurityEventSettings.Webhook webhook = Objects.requireNonNull(settings.webhook());
        var relay = new EventRelay(outbox, webhooks, webhook, transaction, clock);
        return new RelayLoop(relay, webhook.poll());
    }
}
