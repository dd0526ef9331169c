package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the realm file asks of sign-ins, whoever edits it; that Keycloak does so is tried at a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealmSecurityTests {

    private JsonNode realm = JsonMapper.builder().build().createObjectNode();

    @BeforeAll
    void readTheFile() throws Exception {
        realm = JsonMapper.builder()
                .build()
                .readTree(new ClassPathResource("keycloak-realm/plimsoll-realm.json")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void passwordsAreLongOfAnyKindAndNeverExpire() {
        String policy = text("passwordPolicy");

        assertThat(number(policy, "length")).isGreaterThanOrEqualTo(12);
        assertThat(policy.contains("maxLength") ? number(policy, "maxLength") : 64)
                .isGreaterThanOrEqualTo(64);
        assertThat(policy)
                .doesNotContain("upperCase", "lowerCase", "digits", "specialChars", "regexPattern", "forceExpired")
                .contains("notUsername");
    }

    @Test
    void guessingIsSlowedDownAndNobodyIsLockedOutForGood() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("permanentLockout").asBoolean(true)).isFalse();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
        assertThat(realm.path("maxFailureWaitSeconds").asInt()).isBetween(60, 3600);
    }

    @Test
    void codesOfASecondFactorWorkOnceAndNotForLong() {
        assertThat(text("otpPolicyType")).isEqualTo("totp");
        assertThat(realm.path("otpPolicyPeriod").asInt()).isEqualTo(30);
        assertThat(realm.path("otpPolicyCodeReusable").asBoolean(true)).isFalse();
        assertThat(authenticators()).doesNotContain("auth-recovery-authn-code-form");
    }

    /** The step of Keycloak's own flow would let whoever holds the mailbox set up a factor of theirs. */
    @Test
    void aForgottenPasswordDoesNotGoRoundTheSecondFactor() {
        String flow = text("resetCredentialsFlow");
        List<String> steps = stream(realm.path("authenticationFlows"))
                .filter(one -> one.path("alias").asString().equals(flow))
                .flatMap(one -> stream(one.path("authenticationExecutions")))
                .map(step -> step.path("authenticator").asString(""))
                .toList();

        assertThat(steps).contains("reset-credential-email", "reset-password").doesNotContain("reset-otp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE_PASSWORD", "UPDATE_EMAIL", "CONFIGURE_TOTP", "webauthn-register", "delete_credential"})
    void whoChangesHowTheySignInSignsInAgainFirst(String action) {
        assertThat(stream(realm.path("requiredActions"))
                        .filter(one -> one.path("alias").asString("").equals(action)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("enabled").asBoolean()).isTrue();
                    assertThat(one.path("config").path("max_auth_age").asString(""))
                            .isEqualTo("0");
                });
    }

    @Test
    void nobodySignsUpAndNobodyIsRemembered() {
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
        assertThat(realm.path("rememberMe").asBoolean(true)).isFalse();
        assertThat(text("sslRequired")).isIn("external", "all");
        assertThat(stream(realm.path("users"))
                        .filter(user -> user.path("serviceAccountClientId").isMissingNode()))
                .isEmpty();
    }

    @Test
    void codesOfSignInsLastAMinuteAndSessionsADay() {
        assertThat(realm.path("accessCodeLifespan").asInt()).isBetween(1, 60);
        assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(1, 600);
        assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isBetween(1, 1800);
        assertThat(realm.path("ssoSessionMaxLifespan").asInt()).isBetween(1, 12 * 3600);
    }

    @Test
    void noRefreshTokenOutlivesItsSession() {
        assertThat(clients()).allSatisfy(client -> assertThat(texts(client, "optionalClientScopes"))
                .as(name(client))
                .doesNotContain("offline_access"));
    }

    @Test
    void clientsGetTheGrantsThatTheyNeed() {
        assertThat(clients()).allSatisfy(client -> {
            assertThat(client.path("implicitFlowEnabled").asBoolean(true))
                    .as(name(client) + ", implicit")
                    .isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true))
                    .as(name(client) + ", password")
                    .isFalse();
        });
    }

    @Test
    void applicationsOfPeopleProveTheirKeyAndComeFromOneAddress() {
        List<JsonNode> ofPeople = clients().stream()
                .filter(client -> client.path("standardFlowEnabled").asBoolean())
                .toList();

        assertThat(ofPeople).isNotEmpty().allSatisfy(client -> {
            assertThat(client.path("attributes")
                            .path("pkce.code.challenge.method")
                            .asString(""))
                    .isEqualTo("S256");
            assertThat(texts(client, "redirectUris"))
                    .isNotEmpty()
                    .noneMatch(address -> address.contains("*"))
                    .allMatch(address -> address.startsWith("${PLIMSOLL_PUBLIC_URL}/"));
        });
    }

    @Test
    void applicationsInUseHaveASecretOfTheirOwn() {
        List<JsonNode> inUse = clients().stream()
                .filter(client -> client.path("enabled").asBoolean())
                .toList();

        assertThat(inUse).allSatisfy(client -> {
            assertThat(client.path("publicClient").asBoolean(true))
                    .as(name(client))
                    .isFalse();
            assertThat(client.path("secret").asString("")).startsWith("${");
        });
        assertThat(inUse.stream().map(client -> client.path("secret").asString("")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theWebApplicationGetsNoMoreThanItsScopes() {
        JsonNode web = clients().stream()
                .filter(client -> name(client).equals("plimsoll-web"))
                .findFirst()
                .orElseThrow();

        assertThat(web.path("fullScopeAllowed").asBoolean(true)).isFalse();
        assertThat(texts(web, "defaultClientScopes"))
                .containsExactlyInAnyOrder("basic", "profile", "email", "roles", "plimsoll");
    }

    @Test
    void whatHappensAtSignInsIsKept() {
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
    }

    private List<JsonNode> clients() {
        return stream(realm.path("clients")).toList();
    }

    private Set<String> authenticators() {
        return stream(realm.path("authenticationFlows"))
                .flatMap(flow -> stream(flow.path("authenticationExecutions")))
                .map(step -> step.path("authenticator").asString(""))
                .collect(Collectors.toSet());
    }

    private String text(String name) {
        return realm.path(name).asString("");
    }

    /** The number of a rule of the password policy, as in {@code length(12)}. */
    private static int number(String policy, String rule) {
        String start = rule + "(";
        int from = policy.indexOf(start) + start.length();
        return Integer.parseInt(policy.substring(from, policy.indexOf(')', from)));
    }

    private static String name(JsonNode client) {
        return client.path("clientId").asString("");
    }

    private static List<String> texts(JsonNode node, String name) {
        return stream(node.path(name)).map(one -> one.asString("")).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
