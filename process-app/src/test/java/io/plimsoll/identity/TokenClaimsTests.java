package io.plimsoll.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenClaimsTests {

    private static final Instant SIGNED_IN = Instant.parse("2026-11-23T13:05:00Z");

    @Test
    void personOfAClientSeesThatClientOnly() {
        Actor actor = actor(person("client-signatory", "harbor"));

        assertThat(actor.subject()).isEqualTo("s-1");
        assertThat(actor.username()).isEqualTo("harbor-signatory");
        assertThat(actor.name()).isEqualTo("David Reyes");
        assertThat(actor.email()).isEqualTo("d@harbor.example");
        assertThat(actor.roles()).containsExactly(Role.CLIENT_SIGNATORY);
        assertThat(actor.scope()).isEqualTo(ClientScope.of(new ClientId("harbor")));
    }

    @Test
    void starMeansEveryClientForThePeopleOfTheMsp() {
        assertThat(actor(person("analyst", "*")).scope()).isEqualTo(ClientScope.everyone());
    }

    @Test
    void starInAClientsTokenOpensNothing() {
        assertThat(actor(person("client-member", "*")).scope()).isEqualTo(ClientScope.of());
        assertThat(actor(person("scanner", "*")).scope()).isEqualTo(ClientScope.of());
    }

    @Test
    void mspStaffCanBeLimitedToClients() {
        assertThat(actor(person("analyst", "alpine")).scope()).isEqualTo(ClientScope.of(new ClientId("alpine")));
    }

    @Test
    void noTokenStandsForSomebodyWithoutAnAccount() {
        Map<String, Object> claims = person("client-member", "harbor");
        claims.put("sub", "code:01a21e8f-5154-7fee-8707-ab94938047be");

        assertThatThrownBy(() -> actor(claims)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutClientsNothingIsSeen() {
        Map<String, Object> claims = person("analyst", "x");
        claims.remove("clients");

        assertThat(actor(claims).scope()).isEqualTo(ClientScope.of());
    }

    @Test
    void whatIsNoClientIdOrNoRoleOfOursIsIgnored() {
        Map<String, Object> claims = person("analyst", "alpine");
        claims.put("clients", List.of("alpine", "Not An Id", 7));
        claims.put("realm_access", Map.of("roles", List.of("analyst", "offline_access", "ADMINISTRATOR", 1)));

        assertThat(actor(claims).scope()).isEqualTo(ClientScope.of(new ClientId("alpine")));
        assertThat(actor(claims).roles()).containsExactly(Role.ANALYST);
    }

    @ParameterizedTest
    @MethodSource("timesAsDecodersGiveThem")
    void timeOfTheSignInIsKept(Object authTime) {
        Map<String, Object> claims = person("analyst", "*");
        claims.put("auth_time", authTime);
        claims.put("acr", "2");
        claims.put("jti", "t-9");

        assertThat(TokenClaims.actor(claims, "127.0.0.1", "Agent").signIn())
                .isEqualTo(new SignIn(SIGNED_IN, "2", "127.0.0.1", "Agent", "t-9"));
    }

    static Stream<Object> timesAsDecodersGiveThem() {
        return Stream.of(SIGNED_IN, SIGNED_IN.getEpochSecond(), Date.from(SIGNED_IN));
    }

    @Test
    void agentIsCutAndCleaned() {
        SignIn signIn = TokenClaims.actor(person("analyst", "*"), "", "a\r\nb" + "x".repeat(900))
                .signIn();

        assertThat(signIn.agent()).hasSize(400).startsWith("a  bx");
        assertThat(signIn.authenticatedAt()).isNull();
    }

    @Test
    void machineWithoutNamesIsCalledByItsAccount() {
        Actor actor = actor(new HashMap<>(Map.of("sub", "m-1", "preferred_username", "service-account-s")));

        assertThat(actor.name()).isEqualTo("service-account-s");
        assertThat(actor.email()).isEmpty();
        assertThat(actor.roles()).isEmpty();
    }

    @Test
    void nobodyActsWithoutASubject() {
        assertThatThrownBy(() -> actor(new HashMap<>())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Actor actor(Map<String, Object> claims) {
        return TokenClaims.actor(claims, "", "");
    }

    private static Map<String, Object> person(String role, String client) {
        return new HashMap<>(Map.of(
                "sub",
                "s-1",
                "preferred_username",
                "harbor-signatory",
                "name",
                "David Reyes",
                "email",
                "d@harbor.example",
                "realm_access",
                Map.of("roles", List.of(role)),
                "clients",
                List.of(client)));
    }
}
