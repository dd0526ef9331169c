package io.plimsoll.web.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealmTests {

    private static final String REALM = "keycloak-realm/plimsoll-realm.json";
    private static final String DEMO = "keycloak-realm/demo-users.json";

    private final Realm realm = Realm.ofFiles(REALM, DEMO);

    @Test
    void everyDemoPersonHasANameAnAddressAndARoleOfOurs() {
        assertThat(realm.people()).hasSize(11).allSatisfy(person -> {
            assertThat(person.password()).isEqualTo("plimsoll");
            assertThat(person.firstName()).isNotBlank();
            assertThat(person.lastName()).isNotBlank();
            assertThat(person.email()).startsWith(person.username() + "@").endsWith(".example");
            assertThat(person.roles()).hasSize(1).allMatch(role -> Role.ofClaim(role)
                    .isPresent());
        });
        assertThat(realm.people()).extracting(RealmPerson::id).doesNotHaveDuplicates();
    }

    @Test
    void clientsComeFromGroups() {
        assertThat(realm.person("analyst").orElseThrow().clients()).containsExactly("*");
        assertThat(realm.person("harbor-member").orElseThrow().clients()).containsExactly("harbor");
        assertThat(realm.serviceAccount("demo-scanner").orElseThrow().clients())
                .containsExactly("alpine", "harbor", "quayside");
    }

    @Test
    void whoLooksAfterKeycloakGetsNoTokensHere() {
        assertThat(realm.clients())
                .extracting(RealmFile.Client::clientId)
                .containsExactlyInAnyOrder(
                        "plimsoll-web",
                        "demo-cli",
                        "demo-scanner",
                        "scanner-harbor",
                        "scanner-alpine",
                        "scanner-quayside");
        assertThat(realm.serviceAccount("plimsoll-provisioning")).isEmpty();
    }

    @Test
    void serviceAccountsCannotSignIn() {
        assertThat(realm.person("service-account-demo-scanner")).isEmpty();
    }

    @Test
    void groupsInheritFromThoseAbove() {
        Realm nested = of("""
                {"groups": [{"path": "/a", "realmRoles": ["auditor"], "attributes": {"clients": ["one"]},
                  "subGroups": [{"path": "/a/b", "attributes": {"clients": ["two"]}}]}],
                 "users": [{"id": "1", "username": "u", "enabled": true, "groups": ["/a/b"]}]}""");

        assertThat(nested.person("u").orElseThrow().clients()).containsExactly("one", "two");
        assertThat(nested.person("u").orElseThrow().roles()).containsExactly("auditor");
    }

    @Test
    void unknownGroupStopsTheStart() {
        assertThatThrownBy(() -> of("""
                {"users": [{"id": "1", "username": "u", "enabled": true, "groups": ["/nowhere"]}]}""")).hasMessageContaining("/nowhere");
    }

    @Test
    void brokenFileIsNamed() {
        assertThatThrownBy(() -> RealmFile.read("{".getBytes(StandardCharsets.UTF_8), "realm.json"))
                .hasMessageContaining("realm.json");
    }

    private static Realm of(String json) {
        return Realm.of(List.of(RealmFile.read(json.getBytes(StandardCharsets.UTF_8), "test")));
    }
}
