package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.outbound.Outcome;
import io.plimsoll.outbound.RestCalls;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token for a system of tickets, asked for when the last one is about to expire or was not taken. */
final class Tokens {

    /** So that a token does not expire on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int DEFAULT_SECONDS = 60;

    private final JsonMapper json = new JsonMapper();
    private final RestCalls calls;
    private final GatewaySettings.OAuth2 settings;
    private final Clock clock;
    private @Nullable Token current;

    Tokens(RestCalls calls, GatewaySettings.OAuth2 settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    synchronized String token() {
        Token known = current;
        if (known == null || !known.until().isAfter(clock.instant())) {
            known = asked();
            current = known;
        }
        return known.value();
    }

    /** The token was not taken. */
    synchronized void forget() {
        current = null;
    }

    private Token asked() {
        Map<String, String> fields = new TreeMap<>(Map.of("grant_type", "client_credentials"));
        if (!settings.scope().isEmpty()) {
            fields.put("scope", settings.scope());
        }
        String pair = settings.clientId() + ":" + settings.clientSecret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Outcome outcome = calls.postForm(settings.token(), Map.of("Authorization", basic), fields);
        if (!(outcome instanceof Outcome.Answered answered) || !answered.isTaken()) {
            throw new GatewayUnavailable("No token for the system of tickets can be had");
        }
        try {
            JsonNode said = json.readTree(answered.body());
            String value = said.path("access_token").asString("");
            if (value.isEmpty()) {
                throw new GatewayUnavailable("The issuer of tokens for the system of tickets gave none");
            }
            Duration life = Duration.ofSeconds(said.path("expires_in").asLong(DEFAULT_SECONDS));
            return new Token(value, clock.instant().plus(life).minus(MARGIN));
        } catch (JacksonException e) {
            throw new GatewayUnavailable("The issuer of tokens for the system of tickets cannot be understood");
        }
    }
}
