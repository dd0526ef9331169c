package io.plimsoll.outbound;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** Calls to servers that a test starts on its own machine; impatient, so that silence costs little. */
public final class Loopback {

    private Loopback() {}

    public static Webhooks webhooks(Clock clock) {
        return new Webhooks(http(), clock);
    }

    public static RestCalls rest() {
        return new RestCalls(http());
    }

    public static Strongbox strongbox(String key) {
        return new Strongbox(new StrongboxSettings(key, ""));
    }

    /** The value of {@code webhook-signature}. */
    public static String signature(WebhookSecret secret, String id, long timestamp, byte[] body) {
        return secret.sign(id, timestamp, body);
    }

    private static OutboundHttp http() {
        var settings = new OutboundSettings(
                Set.of("127.0.0.1"), true, Duration.ofSeconds(1), Duration.ofSeconds(1), DataSize.ofKilobytes(64));
        return new OutboundHttp(settings, InetAddress::getAllByName);
    }
}
