package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceGateway;
import io.plimsoll.outbound.Outcome;
import io.plimsoll.outbound.Webhooks;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a receiver by signed webhook. The id of the message is the order's key, so that a receiver that heard the order
 * before can say the same again. What it answers is read, never obeyed: a status that is asked for later has to be at
 * the receiver's own address.
 */
final class WebhookGateway implements ServiceGateway {

    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_ADDRESS = 2000;

    private final JsonMapper json = new JsonMapper();
    private final Webhooks webhooks;
    private final GatewaySettings.Webhook settings;

    WebhookGateway(Webhooks webhooks, GatewaySettings.Webhook settings) {
        this.webhooks = webhooks;
        this.settings = settings;
    }

    @Override
    public GatewayAnswer carryOut(GatewayOrder order) {
        Map<String, Object> data =
                new TreeMap<>(OrderWords.of(order, order.client().value()));
        data.remove("company");
        data.remove("verb");
        String body = json.writeValueAsString(Map.of("type", "service." + data.get("action"), "data", data));
        return understood(webhooks.ask(settings.url(), settings.secret(), order.key(), body));
    }

    @Override
    public GatewayAnswer ask(GatewayOrder order, GatewayAnswer.UnderWay taken) {
        if (taken.status().isEmpty()) {
            return taken;
        }
        GatewayAnswer answer = understood(webhooks.look(URI.create(taken.status()), settings.secret(), order.key()));
        return answer instanceof GatewayAnswer.UnderWay ? taken : answer;
    }

    private GatewayAnswer understood(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            throw new GatewayUnavailable(
                    outcome instanceof Outcome.NotAllowed not ? not.reason() : ((Outcome.NoAnswer) outcome).reason());
        }
        JsonNode said = read(answered.body());
        if (answered.status() == CONFLICT || answered.status() == UNPROCESSABLE) {
            return new GatewayAnswer.Refused(said.path("reason").asString("No reason was given"));
        }
        if (!answered.isTaken()) {
            throw new GatewayUnavailable("The gateway answered with status " + answered.status());
        }
        return taken(answered.status(), said);
    }

    private GatewayAnswer taken(int status, JsonNode said) {
        String reference = said.path("reference").asString("");
        return switch (said.path("state").asString(status == ACCEPTED ? "accepted" : "")) {
            case "done" -> new GatewayAnswer.Done(reference);
            case "refused" -> new GatewayAnswer.Refused(said.path("reason").asString("No reason was given"));
            case "accepted" ->
                new GatewayAnswer.UnderWay(
                        reference, ownAddress(said.path("status").asString("")));
            default -> throw new GatewayUnavailable("The gateway's answer does not say what became of the order");
        };
    }

    private JsonNode read(String body) {
        try {
            return body.isBlank() ? json.createObjectNode() : json.readTree(body);
        } catch (JacksonException e) {
            throw new GatewayUnavailable("The gateway's answer cannot be read");
        }
    }

    /** "" for an address elsewhere: a signature for the receiver is nobody else's business. */
    private String ownAddress(String status) {
        try {
            URI at = settings.url().resolve(status);
            boolean own = Objects.equals(at.getScheme(), settings.url().getScheme())
                    && Objects.equals(at.getRawAuthority(), settings.url().getRawAuthority());
            return own && !status.isEmpty() && at.toString().length() <= LONGEST_ADDRESS ? at.toString() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
