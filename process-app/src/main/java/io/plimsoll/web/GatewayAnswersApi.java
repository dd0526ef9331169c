package io.plimsoll.web;

import io.plimsoll.client.GatewayDoor;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.enforcement.GatewayAnswers;
import io.plimsoll.enforcement.GatewayAnswers.Heard;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the word of a system that carries orders out, as a Standard Webhook: its signature is what lets it in. What is
 * not signed, or was signed long ago, is told nothing, and neither is who asks for an order that does not exist.
 */
@RestController
class GatewayAnswersApi {

    private final JsonMapper json = new JsonMapper();
    private final GatewayAnswers answers;
    private final GatewayDoor door;
    private final SecurityEvents events;

    GatewayAnswersApi(GatewayAnswers answers, GatewayDoor door, SecurityEvents events) {
        this.answers = answers;
        this.door = door;
        this.events = events;
    }

    @Access.Anyone
    @PostMapping(path = "/api/v1/gateway/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> answer(
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        if (!door.isGenuine(id, timestamp, signature, body)) {
            refuse(request);
            return problem(HttpStatus.UNAUTHORIZED, "The message is not signed as it has to be");
        }
        JsonNode said = read(body);
        GatewayAnswer answer = answer(said);
        if (answer == null) {
            return problem(HttpStatus.BAD_REQUEST, "An answer has an order and a state, which is done or refused");
        }
        Heard heard = answers.heard(said.path("order").asString(""), answer);
        return heard == Heard.UNKNOWN
                ? problem(HttpStatus.NOT_FOUND, "There is no such order")
                : ResponseEntity.ok(Map.of("new", heard == Heard.TAKEN));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static @Nullable GatewayAnswer answer(JsonNode said) {
        if (!said.path("order").isString()) {
            return null;
        }
        return switch (said.path("state").asString("")) {
            case "done" -> new GatewayAnswer.Done(said.path("reference").asString(""));
            case "refused" -> new GatewayAnswer.Refused(said.path("reason").asString("No reason was given"));
            default -> null;
        };
    }

    private void refuse(HttpServletRequest request) {
        events.record(SecurityEvent.of(
                SecurityEventKind.TOKEN_REFUSED,
                null,
                request.getRemoteAddr(),
                new SecurityEvent.Call(request.getMethod(), request.getRequestURI()),
                "An answer of a gateway that is not signed as it has to be"));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
