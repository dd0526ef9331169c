package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What demo people and scanners do over the API with tokens of the real Keycloak, up to a deviation to be signed. */
final class KeycloakApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KeycloakTokens tokens;
    private final String address;
    private final Map<String, String> known = new HashMap<>();

    KeycloakApi(KeycloakTokens tokens, String address) {
        this.tokens = tokens;
        this.address = address;
    }

    /** The number of harbor's one open case about the control, from the demo's delivery. */
    String openCase(String control) {
        if (caseNumber(control).isEmpty()) {
            deliverInventory();
        }
        return await("a case for " + control)
                .atMost(PATIENCE)
                .until(() -> caseNumber(control), found -> !found.isEmpty());
    }

    /** The same, brought so far that {@code harbor-signatory} has to sign the deviation. */
    String caseToSign(String control) {
        String number = openCase(control);
        complete("harbor-member", number, "respond", deviationWanted());
        complete("analyst", number, "assess-risk", assessment());
        return number;
    }

    private String caseNumber(String control) {
        return call("analyst", "GET", "/cases?client=harbor&open=true&control=" + control, null)
                .at("/items/0/number")
                .asString("");
    }

    private void deliverInventory() {
        try {
            String file = Files.readString(Path.of("..", "standards", "demo", "harbor-inventory.csv"));
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(
                            address + "/api/v1/clients/harbor/scans?format=auto&source=inventory&scope=full"))
                    .header("Authorization", "Bearer " + tokens.machine("scanner-harbor", "scanner-harbor"))
                    .POST(BodyPublishers.ofString(file)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> deviationWanted() {
        return Map.of(
                "outcome", "deviation",
                "reason", "technical",
                "validUntil", LocalDate.now().plusDays(8).toString(),
                "explanation", "The imaging software runs on the old server only.");
    }

    private static Map<String, Object> assessment() {
        Map<String, Object> values = new HashMap<>();
        values.put("outcome", "submit");
        values.put("risk", "A known hole lets somebody in.");
        values.put("likelihood", 4);
        values.put("impact", 4);
        values.put("compensatingControls", "The server is cut off from the internet.");
        values.put("residualLikelihood", 2);
        values.put("residualImpact", 4);
        values.put("advice", "accept-with-conditions");
        values.put("adviceText", "Keep it cut off until it is replaced.");
        values.put("wayForward", "Replacement is ordered for next month.");
        values.put("validUntil", LocalDate.now().plusDays(8).toString());
        return values;
    }

    /** The id of the person's task with that form; waits for it. */
    String task(String username, String number, String form) {
        return await(username + " has the task " + form)
                .atMost(PATIENCE)
                .until(
                        () -> call(username, "GET", "/tasks?case=" + number + "&form=" + form, null)
                                .at("/items/0/id")
                                .asString(""),
                        found -> !found.isEmpty());
    }

    private void complete(String username, String number, String form, Map<String, Object> values) {
        call(username, "POST", "/tasks/" + task(username, number, form) + "/complete", Map.of("values", values));
    }

    /** What a person gets, who must get it. */
    JsonNode call(String username, String method, String path, @Nullable Object body) {
        HttpResponse<String> answer = request(token(username), method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** A token of a sign-in with as little as will do, which is good for another minute at least. */
    String token(String username) {
        String token = known.get(username);
        long soon = Instant.now().plusSeconds(60).getEpochSecond();
        if (token == null || KeycloakTokens.claims(token).path("exp").asLong() < soon) {
            token = tokens.person(username);
            known.put(username, token);
        }
        return token;
    }

    HttpResponse<String> request(String token, String method, String path, @Nullable Object body) {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
