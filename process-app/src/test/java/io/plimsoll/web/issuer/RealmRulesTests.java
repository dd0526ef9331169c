package io.plimsoll.web.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must never be lost from the realm file, whoever edits it. */
class RealmRulesTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Z_]+(:[^}]*)?}");
    private static final List<String> SECRET_NAMES = List.of("secret", "password", "secretData", "privateKey");
    private static final String SECOND_FACTOR = "second-factor";

    private final JsonNode realm = file("keycloak-realm/plimsoll-realm.json");
    private final JsonNode demo = file("keycloak-realm/demo-users.json");

    @Test
    void itHasTheRolesThatAreActedOnAndTheMarkOfASecondFactor() {
        List<String> ours =
                new ArrayList<>(Arrays.stream(Role.values()).map(Role::claim).toList());
        ours.add(SECOND_FACTOR);

        assertThat(roles().map(role -> role.path("name").asString())).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void everyRoleOfTheMspCarriesTheMarkOfASecondFactorAndNoOther() {
        List<String> marked = roles().filter(
                        role -> role.at("/composites/realm").valueStream().anyMatch(part -> part.asString()
                                .equals(SECOND_FACTOR)))
                .map(role -> role.path("name").asString())
                .toList();

        assertThat(marked)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values())
                        .filter(Role::isMsp)
                        .map(Role::claim)
                        .toList());
    }

    @Test
    void everySecretIsAPlaceholder() {
        for (String name : SECRET_NAMES) {
            assertThat(realm.findValues(name))
                    .allSatisfy(secret -> assertThat(secret.asString()).matches(PLACEHOLDER));
        }
        assertThat(realm.findValues("credentials")).isEmpty();
    }

    @Test
    void nobodyIsInItButTheAccountOfTheProvisioning() {
        assertThat(realm.path("users").valueStream().map(user -> user.path("serviceAccountClientId")
                        .asString("")))
                .containsExactly("plimsoll-provisioning");
        assertThat(realm.toString()).doesNotContain("harbor", "quayside", "alpine");
    }

    @Test
    void redirectsAreExactAndNoOtherOriginMayCall() {
        assertThat(clients()).allSatisfy(client -> {
            assertThat(client.path("redirectUris").valueStream().map(JsonNode::asString))
                    .noneMatch(uri -> uri.contains("*") || uri.contains("+"));
            assertThat(client.path("webOrigins").size()).isZero();
            assertThat(client.at("/attributes/post.logout.redirect.uris").asString(""))
                    .doesNotContain("*", "+");
        });
    }

    @Test
    void peopleComeInByCodeWithProofOnly() {
        assertThat(clients()).allSatisfy(client -> {
            assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
            if (client.path("standardFlowEnabled").asBoolean(true)) {
                assertThat(client.at("/attributes/pkce.code.challenge.method").asString(""))
                        .isEqualTo("S256");
            }
        });
    }

    @Test
    void tokensCarryNoMoreRolesThanOurs() {
        assertThat(clients()
                        .filter(client ->
                                client.path("defaultClientScopes").toString().contains("plimsoll")))
                .allMatch(client -> !client.path("fullScopeAllowed").asBoolean(true));
        assertThat(realm.at("/scopeMappings/0/roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::claim).toList());
    }

    @Test
    void nobodyStaysSignedInForLong() {
        assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isLessThanOrEqualTo(1800);
        assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isLessThanOrEqualTo(36_000);
        assertThat(realm.path("accessTokenLifespan").asInt()).isLessThanOrEqualTo(300);
        assertThat(realm.path("rememberMe").asBoolean(true)).isFalse();
        assertThat(realm.findValues("optionalClientScopes")).allMatch(JsonNode::isEmpty);
        assertThat(realm.path("clientScopes").valueStream().map(scope -> scope.path("name")
                        .asString()))
                .doesNotContain("offline_access");
    }

    @Test
    void whatIsSetAgainstGuessingStaysSet() {
        Map<String, Boolean> wanted = Map.of(
                "bruteForceProtected", true,
                "registrationAllowed", false,
                "verifyEmail", true,
                "otpPolicyCodeReusable", false,
                "eventsEnabled", true,
                "adminEventsEnabled", true,
                "adminEventsDetailsEnabled", true);
        wanted.forEach((name, value) ->
                assertThat(realm.path(name).asBoolean(!value)).as(name).isEqualTo(value));
        assertThat(realm.path("failureFactor").asInt()).isBetween(1, 5);
        assertThat(realm.path("passwordPolicy").asString()).contains("length(12)", "notUsername", "notEmail");
    }

    private Stream<JsonNode> roles() {
        return realm.at("/roles/realm").valueStream();
    }

    private Stream<JsonNode> clients() {
        return Stream.concat(
                realm.path("clients").valueStream(), demo.path("clients").valueStream());
    }

    private static JsonNode file(String name) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
