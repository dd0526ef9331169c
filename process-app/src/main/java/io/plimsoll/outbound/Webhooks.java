package io.plimsoll.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Delivers to webhooks, signed so that the receiver knows that it is us and now: Standard Webhooks 1.0.0. */
@Component
public class Webhooks {

    private final OutboundHttp http;
    private final Clock clock;

    Webhooks(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Sends once; trying again is the caller's.
     *
     * @param id of what is told, the same at every try, so that the receiver can know it again
     * @param json the body
     */
    public Reply deliver(URI to, WebhookSecret secret, String id, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return http.post(to, signature(secret, id, body), body);
    }

    /** Sends once, where what the receiver says to it matters. */
    public Outcome ask(URI to, WebhookSecret secret, String id, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return http.exchange("POST", to, signature(secret, id, body), body, "application/json");
    }

    /** Asks what became of something told before; signed over an empty body. */
    public Outcome look(URI at, WebhookSecret secret, String id) {
        return http.exchange("GET", at, signature(secret, id, new byte[0]), null, "");
    }

    private Map<String, String> signature(WebhookSecret secret, String id, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", String.valueOf(timestamp),
                "webhook-signature", secret.sign(id, timestamp, body));
    }
}
