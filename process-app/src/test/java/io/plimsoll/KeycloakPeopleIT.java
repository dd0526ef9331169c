package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.TokenClaims;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo people and machines have the same rights whether the real Keycloak or the embedded issuer lets them in. */
class KeycloakPeopleIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RealKeycloak keycloak = RealKeycloak.shared();
    private final KeycloakTokens real = new KeycloakTokens(keycloak);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyst",
                "manager",
                "director",
                "auditor",
                "admin",
                "harbor-member",
                "harbor-signatory",
                "alpine-member",
                "alpine-signatory",
                "quayside-member",
                "quayside-signatory"
            })
    void everyDemoPersonIsTheSameAtBothIssuers(String username) {
        Tokens embedded = new Tokens(URI.create(EmbeddedApp.address()).getPort());

        assertThat(actor(real.person(username)))
                .usingRecursiveComparison()
                .ignoringFields("signIn")
                .isEqualTo(actor(embedded.of(username)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor", "alpine", "quayside"})
    void aScannerDeliversForItsClientAndCanDoNothingElse(String client) {
        String name = "scanner-" + client;
        String token = real.machine(name, name);

        assertThat(actor(token).roles()).isEqualTo(Set.of(Role.SCANNER));
        assertThat(actor(token).scope()).isEqualTo(ClientScope.of(new ClientId(client)));
        JsonNode claims = KeycloakTokens.claims(token);
        assertThat(claims.path("azp").asString()).isEqualTo(name);
        assertThat(claims.path("aud").valueStream().map(JsonNode::asString)).contains("plimsoll-api");
        assertThat(claims.has("resource_access")).isFalse();
    }

    private static Actor actor(String token) {
        Map<String, Object> claims = JSON.convertValue(KeycloakTokens.claims(token), new TypeReference<>() {});
        return TokenClaims.actor(claims, "", "");
    }
}
