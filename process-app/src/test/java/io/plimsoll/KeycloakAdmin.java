package io.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keycloak's REST administration of the realm {@code plimsoll}, as an administrator of the server uses it. Paths are
 * those below {@code /admin/realms/plimsoll}.
 */
public final class KeycloakAdmin {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final Supplier<String> token;

    private KeycloakAdmin(String address, Supplier<String> token) {
        this.address = address;
        this.token = token;
    }

    static KeycloakAdmin withPassword(String address, String username, String password) {
        return new KeycloakAdmin(address, () -> token(address, username, password));
    }

    /** The same with what an access token allows. */
    public KeycloakAdmin as(String accessToken) {
        return new KeycloakAdmin(address, () -> accessToken);
    }

    /** The token that these calls carry, of the realm {@code master} for the server's administrator. */
    public String accessToken() {
        return token.get();
    }

    public JsonNode get(String path) {
        return JSON.readTree(call("GET", path, null).body());
    }

    public void put(String path, Object body) {
        call("PUT", path, body);
    }

    public void post(String path, Object body) {
        call("POST", path, body);
    }

    public void delete(String path, @Nullable Object body) {
        call("DELETE", path, body);
    }

    /** The id of a person. */
    public String userId(String username) {
        return get("/users?exact=true&username=" + username).path(0).path("id").asString();
    }

    /** Lets a person in, or out of everything. */
    public void setEnabled(String username, boolean enabled) {
        put("/users/" + userId(username), Map.of("enabled", enabled));
    }

    public void grant(String username, String role) {
        post("/users/" + userId(username) + "/role-mappings/realm", List.of(get("/roles/" + role)));
    }

    public void revoke(String username, String role) {
        delete("/users/" + userId(username) + "/role-mappings/realm", List.of(get("/roles/" + role)));
    }

    /** Lets the web application be reached at one more address. */
    public void addWebAddress(String publicUrl) {
        ObjectNode client = (ObjectNode) get("/clients?clientId=plimsoll-web").path(0);
        client.withArray("redirectUris").add(publicUrl + "/login/oauth2/code/plimsoll");
        ObjectNode attributes = (ObjectNode) client.path("attributes");
        attributes.put(
                "post.logout.redirect.uris",
                attributes.path("post.logout.redirect.uris").asString() + "##" + publicUrl + "/goodbye");
        put("/clients/" + client.path("id").asString(), client);
    }

    private HttpResponse<String> call(String method, String path, @Nullable Object body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/admin/realms/plimsoll" + path))
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "Keycloak: %s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private static String token(String address, String username, String password) {
        String form = "grant_type=password&client_id=admin-cli&username=%s&password=%s".formatted(username, password);
        return JSON.readTree(send(HttpRequest.newBuilder(
                                        URI.create(address + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build())
                        .body())
                .path("access_token")
                .asString();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
