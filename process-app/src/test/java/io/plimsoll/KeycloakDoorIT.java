package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a real Keycloak with the realm refuses before anybody has signed in. */
class KeycloakDoorIT {

    private static final String STRANGER = "https://evil.example/callback";

    private final RealKeycloak keycloak = RealKeycloak.shared();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void whoAsksAsTheApplicationDoesIsShownTheForm() throws Exception {
        HttpResponse<String> answer = authorize(Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("input[type=password][name=password]"))
                .hasSize(1)
                .allSatisfy(field -> assertThat(field.attr("autocomplete")).contains("current-password"));
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge, ''",
        "code_challenge_method, plain",
        "code_challenge_method, ''",
        "response_type, token",
        "response_type, id_token",
        "response_type, 'code token'",
        "scope, 'openid offline_access'"
    })
    void whatTheApplicationNeverAsksForIsRefused(String parameter, String value) throws Exception {
        HttpResponse<String> answer = authorize(Map.of(parameter, value));

        assertThat(answer.headers().firstValue("Location").orElse("no redirect"))
                .contains("error=");
        assertThat(answer.body()).doesNotContain("name=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {STRANGER, "%s/../evil", "%s?more=1", "%s#part", "%sx", "javascript:alert(1)"})
    void noOtherAddressGetsACode(String address) throws Exception {
        HttpResponse<String> answer = authorize(Map.of("redirect_uri", address.formatted(callback())));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void whoIsNotTheApplicationGetsNoToken() throws Exception {
        Map<String, String> fields = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                "made-up",
                "code_verifier",
                "x".repeat(50),
                "redirect_uri",
                callback());

        assertThat(token(fields, "plimsoll-web:").statusCode()).isEqualTo(401);
        assertThat(token(fields, "plimsoll-web:guessed").statusCode()).isEqualTo(401);
        assertThat(token(fields, "plimsoll-web:" + secret()).body()).contains("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code"})
    void theApplicationHasNoOtherGrant(String grant) throws Exception {
        HttpResponse<String> answer = token(
                Map.of("grant_type", grant, "username", "analyst", "password", "plimsoll", "device_code", "x"),
                "plimsoll-web:" + secret());

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin-cli", "account", "account-console", "security-admin-console", "broker"})
    void noClientOfKeycloaksOwnTakesPasswords(String client) throws Exception {
        HttpResponse<String> answer = token(
                Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", "analyst",
                        "password", "plimsoll"),
                "");

        assertThat(answer.statusCode()).isIn(400, 401, 403);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void strangersRegisterNoClients() throws Exception {
        for (String kind : new String[] {"openid-connect", "default"}) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/clients-registrations/" + kind))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"redirect_uris\": [\"%s\"]}".formatted(STRANGER)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(kind).isIn(400, 401, 403);
            assertThat(answer.body()).doesNotContain("client_secret");
        }
    }

    /** Somebody else had the code too, so what it brought is worth nothing any more. */
    @Test
    void aCodeThatIsUsedTwiceEndsWhatItBrought() {
        KeycloakTokens tokens = new KeycloakTokens(keycloak);
        KeycloakVisit.Page back = new KeycloakVisit(keycloak).signIn(tokens.webAddress(Map.of()), "harbor-member");

        JsonNode first = tokens.web(back);
        JsonNode second = tokens.web(back);

        assertThat(first.path("access_token").asString("")).isNotEmpty();
        assertThat(second.path("error").asString("")).isEqualTo("invalid_grant");
        assertThat(tokens.refreshed(first).path("error").asString("")).isEqualTo("invalid_grant");
    }

    @Test
    void tokensAreSignedWithEllipticCurves() {
        String token = new KeycloakTokens(keycloak).person("harbor-member");

        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8))
                .contains("\"alg\":\"ES256\"");
    }

    @Test
    void nobodyIsSignedOutByALinkAlone() throws Exception {
        HttpResponse<String> asked = get("/protocol/openid-connect/logout");
        HttpResponse<String> elsewhere =
                get("/protocol/openid-connect/logout?post_logout_redirect_uri=" + Browser.encoded(STRANGER));

        assertThat(asked.body()).contains("logout-confirm");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> authorize(Map<String, String> instead) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "plimsoll-web",
                "redirect_uri", callback(),
                "scope", "openid profile email",
                "state", "s",
                "nonce", "n",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256"));
        fields.putAll(instead);
        fields.values().removeIf(String::isEmpty);
        return get("/protocol/openid-connect/auth?" + form(fields));
    }

    private HttpResponse<String> token(Map<String, String> fields, String client) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
        if (!client.isEmpty()) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(client.getBytes()));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(keycloak.issuer() + path)).build(), BodyHandlers.ofString());
    }

    private String callback() {
        return keycloak.settings().get("PLIMSOLL_PUBLIC_URL") + "/login/oauth2/code/plimsoll";
    }

    private String secret() {
        return keycloak.settings().get("PLIMSOLL_OIDC_CLIENT_SECRET");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
