package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets access tokens from the embedded issuer the way a stranger's script does. */
public final class Tokens {

    private static final String CALLBACK = "http://127.0.0.1:49152/callback";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public Tokens(int port) {
        this.port = port;
    }

    /** A token by which {@code demo-cli} acts as this person; the same one when asked again. */
    public String of(String username) {
        return known.computeIfAbsent(username, this::freshOf);
    }

    /** A new token for a person who enters the password now. */
    public String freshOf(String username) {
        return responseFor(username).path("access_token").asString();
    }

    /** The whole answer of the token endpoint for a person: authorization code with PKCE (RFC 7636). */
    public JsonNode responseFor(String username) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Browser browser = new Browser(port);
        Browser.Page login = browser.get(authorizeAddress(CALLBACK, verifier));
        Browser.Page back = browser.signIn(login, username, "plimsoll");
        return ask(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "demo-cli",
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        verifier,
                        "code",
                        parameter(back.address(), "code")),
                "");
    }

    /** A token of {@code demo-scanner} for itself. */
    public String ofScanner() {
        String basic = Base64.getEncoder().encodeToString("demo-scanner:demo-scanner".getBytes(StandardCharsets.UTF_8));
        return known.computeIfAbsent(
                "demo-scanner client", name -> ask(Map.of("grant_type", "client_credentials"), "Basic " + basic)
                        .path("access_token")
                        .asString());
    }

    /** Where a script sends a person's browser to. */
    public String authorizeAddress(String callback, String verifier) {
        return "/issuer/oauth2/authorize?response_type=code&client_id=demo-cli&redirect_uri="
                + Browser.encoded(callback)
                + "&scope=openid%20profile%20email&state=s1&nonce=n1&code_challenge_method=S256&code_challenge="
                + challenge(verifier);
    }

    private JsonNode ask(Map<String, String> fields, String authorization) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Browser.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/issuer/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return JSON.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String parameter(URI address, String name) {
        for (String pair : String.valueOf(address.getQuery()).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalStateException("No " + name + " in " + address);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
