package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens from the real Keycloak: as a script for people and machines, and as the web application. */
public final class KeycloakTokens {

    /** Any port of the loopback address will do for a script (RFC 8252, section 7.3). */
    private static final String CALLBACK = "http://127.0.0.1:49152/callback";

    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-for-tests";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RealKeycloak keycloak;

    public KeycloakTokens(RealKeycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** Where {@code demo-cli} sends a person's browser, with a code challenge (RFC 7636). */
    public String scriptAddress(Map<String, String> more) {
        return address("demo-cli", CALLBACK, withChallenge(more));
    }

    /** Where the web application sends a person's browser. */
    public String webAddress(Map<String, String> more) {
        return address("plimsoll-web", webCallback(), withChallenge(more));
    }

    /** An authorization request with just these parameters. */
    public String address(String client, String callback, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(Map.of(
                "response_type", "code",
                "client_id", client,
                "redirect_uri", callback,
                "scope", "openid profile email",
                "state", "s1",
                "nonce", "n1"));
        return keycloak.issuer() + "/protocol/openid-connect/auth?" + form(all);
    }

    public String webCallback() {
        return keycloak.settings().get("PLIMSOLL_PUBLIC_URL") + "/login/oauth2/code/plimsoll";
    }

    private static Map<String, String> withChallenge(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("code_challenge_method", "S256");
        all.put("code_challenge", challenge());
        return all;
    }

    /** An access token by which {@code demo-cli} acts as a demo person who signs in now. */
    public String person(String username) {
        return person(username, Map.of());
    }

    /**
     * The same with more demands on how they sign in. A code that the server does not know any more is answered as RFC
     * 6749 (section 5.2) lets a client answer: by beginning again, once.
     */
    public String person(String username, Map<String, String> demands) {
        JsonNode answer = signedIn(username, demands);
        if (answer.path("error").asString("").equals("invalid_grant")) {
            answer = signedIn(username, demands);
        }
        return accessToken(answer);
    }

    private JsonNode signedIn(String username, Map<String, String> demands) {
        return ask("token", code(new KeycloakVisit(keycloak).signIn(scriptAddress(demands), username)));
    }

    private static Map<String, String> code(KeycloakVisit.Page back) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "demo-cli",
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                VERIFIER,
                "code",
                back.parameter("code"));
    }

    /** All that the web application gets for the code that a browser brought back. */
    public JsonNode web(KeycloakVisit.Page back) {
        return ask(
                "token",
                asWeb(Map.of(
                        "grant_type",
                        "authorization_code",
                        "redirect_uri",
                        webCallback(),
                        "code_verifier",
                        VERIFIER,
                        "code",
                        back.parameter("code"))));
    }

    public JsonNode refreshed(JsonNode tokens) {
        return ask(
                "token",
                asWeb(Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asString())));
    }

    public JsonNode introspected(String token) {
        return ask("token/introspect", asWeb(Map.of("token", token)));
    }

    /** An access token of an application for itself. */
    public String machine(String client, String secret) {
        return accessToken(
                ask("token", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret)));
    }

    private Map<String, String> asWeb(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("client_id", "plimsoll-web");
        all.put("client_secret", keycloak.settings().get("PLIMSOLL_OIDC_CLIENT_SECRET"));
        return all;
    }

    /** The claims of a token, unchecked. */
    public static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private String accessToken(JsonNode answer) {
        if (!answer.has("access_token")) {
            throw new IllegalStateException("No token: " + answer + keycloak.lastSaid());
        }
        return answer.path("access_token").asString();
    }

    private JsonNode ask(String endpoint, Map<String, String> fields) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak.issuer() + "/protocol/openid-connect/" + endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
