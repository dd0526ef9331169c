package io.plimsoll.finding.check;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the checks of mail domains ask ({@code plimsoll.dns}).
 *
 * @param servers addresses of resolvers, with or without a port, as in {@code 192.0.2.53} or {@code 192.0.2.53:5353};
 *     empty for those of the system
 * @param timeout for one question, 100 ms to 30 s
 * @param budget for all questions of one run, 1 s to 4 min; what is left then counts as not answered
 */
@ConfigurationProperties("plimsoll.dns")
public record DnsSettings(
        @DefaultValue({}) List<String> servers,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("2m") Duration budget) {

    public DnsSettings {
        within("plimsoll.dns.timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(30));
        // longer, and the engine would take the run for lost and give it to another node
        within("plimsoll.dns.budget", budget, Duration.ofSeconds(1), Duration.ofMinutes(4));
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s is %s to %s".formatted(name, least, most));
        }
    }
}
