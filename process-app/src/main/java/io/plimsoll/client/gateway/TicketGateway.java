package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway;
import io.plimsoll.outbound.Outcome;
import io.plimsoll.outbound.RestCalls;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a ticket for each order into a system as MSPs use them, and reads its state until it says that it is done or
 * will not be. A ticket that has our reference already is the order: none is written twice, whatever got lost.
 */
final class TicketGateway implements ServiceGateway {

    private static final int UNAUTHORIZED = 401;
    private static final String ID = "id";

    private final JsonMapper json = new JsonMapper();
    private final RestCalls calls;
    private final GatewaySettings.Ticket settings;
    private final TicketTemplate template;
    private final @Nullable Tokens tokens;

    TicketGateway(RestCalls calls, GatewaySettings.Ticket settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.template = new TicketTemplate(settings.template());
        this.tokens = settings.oauth2() == null ? null : new Tokens(calls, settings.oauth2(), clock);
        Set<String> withId = new HashSet<>(OrderWords.NAMES);
        withId.add(ID);
        Placeholders.require(settings.find(), OrderWords.NAMES);
        Placeholders.require(settings.create(), OrderWords.NAMES);
        Placeholders.require(settings.status(), withId);
    }

    @Override
    public GatewayAnswer carryOut(GatewayOrder order) {
        Map<String, String> words = words(order);
        Optional<String> found = found(order, words);
        if (found.isPresent()) {
            return state(words, found.get());
        }
        JsonNode created = read(calls.postJson(address(settings.create(), words), headers(), template.filled(words)));
        String id = text(created, settings.createdId());
        if (id.isEmpty()) {
            throw new GatewayUnavailable("The system of tickets does not say which ticket it wrote");
        }
        return new GatewayAnswer.UnderWay(id, ID);
    }

    @Override
    public GatewayAnswer ask(GatewayOrder order, GatewayAnswer.UnderWay taken) {
        return state(words(order), taken.reference());
    }

    private Map<String, String> words(GatewayOrder order) {
        String ours = order.client().value();
        return OrderWords.of(order, settings.companies().getOrDefault(ours, ours));
    }

    /** A search may find more than was asked for; only a ticket with our very reference is ours. */
    private Optional<String> found(GatewayOrder order, Map<String, String> words) {
        JsonNode list =
                read(calls.get(address(settings.find(), words), headers())).at(settings.list());
        for (JsonNode one : list) {
            if (text(one, settings.reference()).equals(order.key())) {
                return Optional.of(text(one, settings.id())).filter(id -> !id.isEmpty());
            }
        }
        return Optional.empty();
    }

    private GatewayAnswer state(Map<String, String> words, String id) {
        Map<String, String> withId = new TreeMap<>(words);
        withId.put(ID, id);
        JsonNode ticket = read(calls.get(address(settings.status(), withId), headers()));
        String state = text(ticket, settings.state());
        if (settings.done().contains(state)) {
            return new GatewayAnswer.Done(id);
        } else if (settings.refused().contains(state)) {
            String why = settings.reason().isEmpty() ? "" : text(ticket, settings.reason());
            return new GatewayAnswer.Refused(why.isBlank() ? "Ticket %s is %s".formatted(id, state) : why);
        }
        return new GatewayAnswer.UnderWay(id, ID);
    }

    private URI address(String path, Map<String, String> words) {
        return URI.create(settings.base() + Placeholders.filledEncoded(path, words));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(settings.headers());
        headers.put("Accept", "application/json");
        if (tokens != null) {
            headers.put("Authorization", "Bearer " + tokens.token());
        }
        return headers;
    }

    private JsonNode read(Outcome outcome) {
        if (outcome instanceof Outcome.NotAllowed not) {
            throw new GatewayUnavailable(not.reason());
        } else if (outcome instanceof Outcome.NoAnswer none) {
            throw new GatewayUnavailable(none.reason());
        }
        Outcome.Answered answered = (Outcome.Answered) outcome;
        if (answered.status() == UNAUTHORIZED && tokens != null) {
            tokens.forget();
        }
        if (!answered.isTaken()) {
            throw new GatewayUnavailable("The system of tickets answered with status " + answered.status());
        }
        try {
            return json.readTree(answered.body());
        } catch (JacksonException e) {
            throw new GatewayUnavailable("The answer of the system of tickets cannot be read");
        }
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode at = node.at(pointer);
        return at.isValueNode() && !at.isNull() ? at.asString() : "";
    }
}
