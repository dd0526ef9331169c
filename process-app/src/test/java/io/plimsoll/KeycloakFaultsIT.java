package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can go wrong between Plimsoll and a real Keycloak, on two nodes that share a database: nobody gets or keeps more
 * than they may, and what cannot be confirmed is not done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakFaultsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CONTROL = "MTS-02.2";

    /** The longest that a change at Keycloak may take to arrive. */
    private static final Duration CUT_OFF = Duration.ofSeconds(60);

    private final Map<String, String> known = new HashMap<>();
    private RealKeycloak keycloak;
    private KeycloakAdmin admin;
    private KeycloakTokens tokens;
    private Server database;
    private String here = "";
    private String there = "";

    @BeforeAll
    void twoNodes() throws SQLException {
        keycloak = RealKeycloak.shared();
        admin = keycloak.admin();
        tokens = new KeycloakTokens(keycloak);
        database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        Map<String, String> settings = Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:h2:tcp://127.0.0.1:%d/mem:nodes;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;TIME ZONE=UTC"
                        .formatted(database.getPort()),
                "PLIMSOLL_SESSION_KEY",
                "the same on both nodes, and long enough",
                "PLIMSOLL_OIDC_RECHECK",
                "PT10S");
        here = KeycloakApp.start("keycloak-node-1", settings);
        there = KeycloakApp.start("keycloak-node-2", settings);
    }

    @AfterAll
    void end() {
        if (database != null) {
            database.stop();
        }
    }

    @Test
    @Order(1)
    void whatKeycloakEndsIsOverOnEveryNode() {
        ObjectNode client =
                (ObjectNode) admin.get("/clients?clientId=plimsoll-web").path(0);
        ((ObjectNode) client.path("attributes"))
                .put("backchannel.logout.url", there + "/logout/connect/back-channel/plimsoll");
        admin.put("/clients/" + client.path("id").asString(), client);
        Browser browser = signedIn("alpine-member");
        assertThat(browser.get(here + "/tasks").status()).isEqualTo(200);
        assertThat(browser.get(there + "/tasks").status())
                .as("the same session")
                .isEqualTo(200);

        admin.post("/users/" + admin.userId("alpine-member") + "/logout", Map.of());

        // sooner than the next question to Keycloak, so that it was the call to the other node
        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(
                        () -> assertThat(browser.get(here + "/tasks").status()).isNotEqualTo(200));
        assertThat(browser.get(there + "/tasks").status()).isNotEqualTo(200);
    }

    @Test
    @Order(2)
    void whoeverIsDisabledIsCutOff() {
        Browser browser = signedIn("quayside-member");
        String bearer = tokens.person("quayside-member");
        assertThat(api(bearer, "GET", "/me", null).statusCode()).isEqualTo(200);
        assertThat(browser.get(here + "/tasks").status()).isEqualTo(200);

        admin.setEnabled("quayside-member", false);
        try {
            await().atMost(CUT_OFF).untilAsserted(() -> {
                assertThat(browser.get(here + "/tasks").status()).isNotEqualTo(200);
                assertThat(api(bearer, "GET", "/me", null).statusCode()).isEqualTo(401);
            });
        } finally {
            admin.setEnabled("quayside-member", true);
        }
    }

    @Test
    @Order(3)
    void roleTakenAwayBetweenOpeningAndCompletingCounts() {
        String task = task("harbor-member", openCase(CONTROL), "respond");
        Browser browser = signedIn("harbor-member");
        Browser.Page form = browser.get(here + "/tasks/" + task);
        assertThat(form.status()).isEqualTo(200);
        Map<String, Object> answer = Map.of("outcome", "remediate", "comment", "We are at it");
        assertThat(sendJson(browser, form, "PUT", "/tasks/" + task + "/draft", answer))
                .isEqualTo(204);

        admin.revoke("harbor-member", "client-member");
        try {
            assertThat(sendJson(browser, form, "POST", "/tasks/" + task + "/answer", Map.of("values", answer)))
                    .isIn(403, 404);
            assertThat(api(token("harbor-member"), "POST", "/tasks/" + task + "/complete", Map.of("values", answer))
                            .statusCode())
                    .isIn(403, 404);
        } finally {
            admin.grant("harbor-member", "client-member");
        }
        await().atMost(CUT_OFF).untilAsserted(() -> assertThat(
                        browser.get(here + "/tasks/" + task).body())
                .as("still open, with what was typed")
                .contains("We are at it"));
    }

    @Test
    @Order(4)
    void newKeysAreFound() {
        String before = token("alpine-member");
        admin.post(
                "/components",
                Map.of(
                        "name", "rotated",
                        "providerId", "ecdsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "parentId", admin.get("").path("id").asString(),
                        "config",
                                Map.of(
                                        "priority", List.of("500"),
                                        "enabled", List.of("true"),
                                        "active", List.of("true"),
                                        "ecdsaEllipticCurveKey", List.of("P-256"))));
        try {
            String after = tokens.person("alpine-member");
            assertThat(keyOf(after)).isNotEqualTo(keyOf(before));

            assertThat(api(after, "GET", "/me", null).statusCode()).isEqualTo(200);
            assertThat(api(before, "GET", "/me", null).statusCode()).isEqualTo(200);
            assertThat(signedIn("alpine-member").get(here + "/tasks").status()).isEqualTo(200);
        } finally {
            admin.delete(
                    "/components/"
                            + admin.get("/components?name=rotated")
                                    .path(0)
                                    .path("id")
                                    .asString(),
                    null);
        }
    }

    @Test
    @Order(5)
    void tokenOfAnotherRealmIsRefused() {
        assertRefused(admin.accessToken());
    }

    @Test
    @Order(6)
    void tokenWithoutASignatureIsRefused() throws Exception {
        SignedJWT good = SignedJWT.parse(token("alpine-member"));

        assertRefused(new PlainJWT(good.getJWTClaimsSet()).serialize());
        assertRefused(good.getHeader().toBase64URL() + "." + good.getPayload().toBase64URL() + ".");
    }

    @Test
    @Order(7)
    void tokenForAnotherAudienceIsRefused() {
        assertRefused(
                tokens.machine("plimsoll-provisioning", keycloak.settings().get("PLIMSOLL_PROVISIONING_SECRET")));
    }

    /** Keycloak goes while one person is about to come back from it and another is about to sign. */
    @Test
    @Order(8)
    void whileKeycloakIsAwayNobodyComesInAndNothingIsSigned() {
        String number = openCase("MTS-04.4");
        complete("harbor-member", number, "respond", deviationWanted());
        complete("analyst", number, "assess-risk", assessment());
        String task = task("harbor-signatory", number, "acknowledge-deviation");
        Browser signatory = signedIn("harbor-signatory");
        Browser.Page form = signatory.get(here + "/tasks/" + task);
        Browser onTheWay = new Browser(port(here));
        String callback = new KeycloakVisit(keycloak)
                .signIn(onTheWay.get("/tasks").address().toString(), "alpine-member")
                .address()
                .toString();
        Map<String, Object> signature =
                Map.of("values", Map.of("outcome", "sign", "name", "David Reyes", "understood", true));

        String bearer = token("harbor-signatory");

        keycloak.stop();
        try {
            Browser.Page back = onTheWay.get(callback);
            assertThat(back.status()).isEqualTo(503);
            assertThat(back.body()).contains("The sign-in provider does not answer");

            assertThat(sendJson(signatory, form, "POST", "/tasks/" + task + "/answer", signature))
                    .isEqualTo(503);
            HttpResponse<String> machine = api(bearer, "POST", "/tasks/" + task + "/complete", signature);
            assertThat(machine.statusCode()).isEqualTo(503);
            assertThat(machine.headers().firstValue("Retry-After")).contains("30");
        } finally {
            keycloak.start();
        }

        assertThat(task("harbor-signatory", number, "acknowledge-deviation")).isEqualTo(task);
        assertThat(call("analyst", "GET", "/cases/" + number, null).toString()).contains("\"agreeing\"");
        await("the session outlives the outage").atMost(CUT_OFF).untilAsserted(() -> assertThat(
                        signatory.get(here + "/tasks/" + task).status())
                .isEqualTo(200));
    }

    private Browser signedIn(String username) {
        Browser browser = new Browser(port(here));
        Browser.Page keycloaks = browser.get(here + "/tasks");
        assertThat(keycloaks.address().toString()).startsWith(keycloak.issuer());
        KeycloakVisit.Page back =
                new KeycloakVisit(keycloak).signIn(keycloaks.address().toString(), username);
        assertThat(browser.get(back.address().toString()).status()).isEqualTo(200);
        return browser;
    }

    private static int port(String address) {
        return URI.create(address).getPort();
    }

    private int sendJson(Browser browser, Browser.Page form, String method, String path, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(URI.create(here + path))
                        .header(
                                "Cookie",
                                browser.cookies().stream()
                                        .map(KeycloakFaultsIT::pair)
                                        .collect(Collectors.joining("; ")))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("X-CSRF-TOKEN", form.formToken())
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))))
                .statusCode();
    }

    private static String pair(HttpCookie cookie) {
        return cookie.getName() + "=" + cookie.getValue();
    }

    private void assertRefused(String token) {
        HttpResponse<String> answer = api(token, "GET", "/me", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the one case about the control, from the demo's delivery or reported by hand. */
    private String openCase(String control) {
        if (caseNumber(control).isEmpty()) {
            deliverInventory();
        }
        return await("a case for " + control)
                .atMost(Duration.ofMinutes(2))
                .until(() -> caseNumber(control), found -> !found.isEmpty());
    }

    private void deliverInventory() {
        try {
            String file = Files.readString(Path.of("..", "standards", "demo", "harbor-inventory.csv"));
            HttpResponse<String> answer = send(HttpRequest.newBuilder(
                            URI.create(here + "/api/v1/clients/harbor/scans?format=auto&source=inventory&scope=full"))
                    .header("Authorization", "Bearer " + tokens.machine("scanner-harbor", "scanner-harbor"))
                    .POST(BodyPublishers.ofString(file)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String caseNumber(String control) {
        return call("analyst", "GET", "/cases?client=harbor&open=true&control=" + control, null)
                .at("/items/0/number")
                .asString("");
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

    private String task(String username, String number, String form) {
        return await(username + " has the task " + form)
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> call(username, "GET", "/tasks?case=" + number + "&form=" + form, null)
                                .at("/items/0/id")
                                .asString(""),
                        found -> !found.isEmpty());
    }

    private void complete(String username, String number, String form, Map<String, Object> values) {
        call(username, "POST", "/tasks/" + task(username, number, form) + "/complete", Map.of("values", values));
    }

    private JsonNode call(String username, String method, String path, @Nullable Object body) {
        HttpResponse<String> answer = api(token(username), method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** A token that is good for another minute at least. */
    private String token(String username) {
        String token = known.get(username);
        long soon = System.currentTimeMillis() / 1000 + 60;
        if (token == null || KeycloakTokens.claims(token).path("exp").asLong() < soon) {
            token = tokens.person(username);
            known.put(username, token);
        }
        return token;
    }

    private HttpResponse<String> api(String token, String method, String path, @Nullable Object body) {
        return send(HttpRequest.newBuilder(URI.create(here + "/api/v1" + path))
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
