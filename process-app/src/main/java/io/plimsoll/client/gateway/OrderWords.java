package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An order as plain texts, by the names that templates and receivers know. */
final class OrderWords {

    /** All there are. */
    static final Set<String> NAMES =
            Set.of("key", "action", "verb", "case", "client", "company", "service", "serviceId", "kind");

    private OrderWords() {}

    /** @param company what the other system calls the client */
    static Map<String, String> of(GatewayOrder order, String company) {
        Map<String, String> words = new TreeMap<>();
        words.put("key", order.key());
        words.put("action", order.action().name().toLowerCase(Locale.ROOT));
        words.put("verb", verb(order.action()));
        words.put("case", order.number().value());
        words.put("client", order.client().value());
        words.put("company", company);
        words.put("service", order.service().name());
        words.put("serviceId", order.service().id());
        words.put("kind", order.service().kind().key());
        return words;
    }

    private static String verb(Action action) {
        return switch (action) {
            case PAUSE -> "Pause";
            case RESUME -> "Resume";
            case TERMINATE -> "End";
        };
    }
}
