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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
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
    private static final String CONTROL = "MTS-04.7";

    /** The longest that a change at Keycloak may take to arrive. */
    private static final Duration CUT_OFF = Duration.ofSeconds(60);

    /** A Keycloak that has just started is slow on a busy machine. */
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private static final Map<String, String> STEP_UP = Map.of("acr_values", "2", "prompt", "login", "max_age", "0");
    private static final Map<String, Object> SIGNATURE =
            Map.of("values", Map.of("outcome", "sign", "name", "David Reyes", "understood", true));

    private RealKeycloak keycloak;
    private KeycloakAdmin admin;
    private KeycloakTokens tokens;
    private KeycloakApi api;
    private String here = "";

    @BeforeAll
    void start() {
        keycloak = RealKeycloak.shared();
        admin = keycloak.admin();
        tokens = new KeycloakTokens(keycloak);
        here = KeycloakApp.address();
        api = new KeycloakApi(tokens, here);
    }

    @Test
    @Order(1)
    void whatKeycloakEndsIsOverOnEveryNode() {
        String there = KeycloakApp.secondAddress();
        Browser browser = signedIn("alpine-member");
        assertThat(browser.get(here + "/tasks").status()).isEqualTo(200);
        assertThat(browser.get(there + "/tasks").status())
                .as("the same session")
                .isEqualTo(200);
        String before = callsAtLogout(there + "/logout/connect/back-channel/plimsoll");
        try {
            admin.post("/users/" + admin.userId("alpine-member") + "/logout", Map.of());
        } finally {
            callsAtLogout(before);
        }

        await("the other node is told").atMost(CUT_OFF).untilAsserted(() -> assertThat(KeycloakApp.secondLog())
                .contains("The issuer ended sessions: 1"));
        assertThat(browser.get(here + "/tasks").status()).isNotEqualTo(200);
        assertThat(browser.get(there + "/tasks").status()).isNotEqualTo(200);
    }

    /** Has Keycloak call another address when it ends a session, and tells the one before. */
    private String callsAtLogout(String address) {
        ObjectNode client =
                (ObjectNode) admin.get("/clients?clientId=plimsoll-web").path(0);
        ObjectNode attributes = (ObjectNode) client.path("attributes");
        String before = attributes.path("backchannel.logout.url").asString();
        attributes.put("backchannel.logout.url", address);
        admin.put("/clients/" + client.path("id").asString(), client);
        return before;
    }

    @Test
    @Order(2)
    void whoeverIsDisabledIsCutOff() {
        Browser browser = signedIn("quayside-member");
        String bearer = tokens.person("quayside-member");
        assertThat(api.request(bearer, "GET", "/me", null).statusCode()).isEqualTo(200);
        assertThat(browser.get(here + "/tasks").status()).isEqualTo(200);

        admin.setEnabled("quayside-member", false);
        try {
            await().atMost(CUT_OFF).untilAsserted(() -> {
                assertThat(browser.get(here + "/tasks").status()).isNotEqualTo(200);
                assertThat(api.request(bearer, "GET", "/me", null).statusCode()).isEqualTo(401);
            });
        } finally {
            admin.setEnabled("quayside-member", true);
        }
    }

    @Test
    @Order(3)
    void roleTakenAwayBetweenOpeningAndCompletingCounts() {
        String task = api.task("harbor-member", api.openCase(CONTROL), "respond");
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
            assertThat(api.request(
                                    api.token("harbor-member"),
                                    "POST",
                                    "/tasks/" + task + "/complete",
                                    Map.of("values", answer))
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
        String before = api.token("alpine-member");
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

            assertThat(api.request(after, "GET", "/me", null).statusCode()).isEqualTo(200);
            assertThat(api.request(before, "GET", "/me", null).statusCode()).isEqualTo(200);
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
        SignedJWT good = SignedJWT.parse(api.token("alpine-member"));

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
        String number = api.caseToSign("MTS-04.4");
        String task = api.task("harbor-signatory", number, "acknowledge-deviation");
        Browser onTheWay = new Browser(port(here));
        String callback = new KeycloakVisit(keycloak)
                .signIn(onTheWay.get("/tasks").address().toString(), "alpine-member")
                .address()
                .toString();
        String bearer = tokens.person("harbor-signatory", STEP_UP);
        Browser signatory = signedIn("harbor-signatory");
        Browser.Page form = signedInAgain(signatory, "harbor-signatory", "/tasks/" + task);

        keycloak.stop();
        try {
            Browser.Page back = onTheWay.get(callback);
            assertThat(back.status()).isEqualTo(503);
            assertThat(back.body()).contains("The sign-in provider does not answer");
            assertThat(onTheWay.get("/tasks").status()).as("still outside").isNotEqualTo(200);

            assertThat(sendJson(signatory, form, "POST", "/tasks/" + task + "/answer", SIGNATURE))
                    .isEqualTo(503);
            HttpResponse<String> machine = api.request(bearer, "POST", "/tasks/" + task + "/complete", SIGNATURE);
            assertThat(machine.statusCode()).isEqualTo(503);
            assertThat(machine.headers().firstValue("Retry-After")).contains("30");
        } finally {
            keycloak.start();
        }

        await("the session outlives the outage").atMost(RECOVERY).untilAsserted(() -> {
            assertThat(signatory.get(here + "/tasks/" + task).status()).isEqualTo(200);
            assertThat(api.request(api.token("analyst"), "GET", "/me", null).statusCode())
                    .isEqualTo(200);
            assertThat(api.request(api.token("harbor-signatory"), "GET", "/me", null)
                            .statusCode())
                    .isEqualTo(200);
        });
        assertThat(api.task("harbor-signatory", number, "acknowledge-deviation"))
                .as("nothing half done")
                .isEqualTo(task);
        assertThat(api.call("analyst", "GET", "/cases/" + number, null).toString())
                .contains("\"agreeing\"");
        Browser.Page again = signedInAgain(signatory, "harbor-signatory", "/tasks/" + task);
        assertThat(sendJson(signatory, again, "POST", "/tasks/" + task + "/answer", SIGNATURE))
                .as("it was the outage alone that kept them from signing")
                .isEqualTo(200);
    }

    /** Sends somebody who wants to sign the way of the page: back to Keycloak, for the password and a code. */
    private Browser.Page signedInAgain(Browser browser, String username, String path) {
        Browser.Page keycloaks = browser.get(here + "/oauth2/authorization/plimsoll?step_up=" + path);
        KeycloakVisit.Page back =
                new KeycloakVisit(keycloak).signIn(keycloaks.address().toString(), username);
        Browser.Page form = browser.get(back.address().toString());
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.address().getPath()).isEqualTo(path);
        return form;
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(here + path))
                .header(
                        "Cookie",
                        browser.cookies().stream().map(KeycloakFaultsIT::pair).collect(Collectors.joining("; ")))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", form.formToken())
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pair(HttpCookie cookie) {
        return cookie.getName() + "=" + cookie.getValue();
    }

    private void assertRefused(String token) {
        HttpResponse<String> answer = api.request(token, "GET", "/me", null);

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
}
