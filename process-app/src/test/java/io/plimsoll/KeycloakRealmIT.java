package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plimsoll.KeycloakVisit.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the realm lets in at a real Keycloak, and what it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakRealmIT {

    private static final String NEW_PASSWORD = "a long enough sentence";
    private static final Map<String, String> STEP_UP = Map.of("acr_values", "2", "prompt", "login", "max_age", "0");

    private RealKeycloak keycloak;
    private KeycloakAdmin admin;
    private KeycloakTokens tokens;

    @BeforeAll
    void start() {
        keycloak = RealKeycloak.shared();
        admin = keycloak.admin();
        tokens = new KeycloakTokens(keycloak);
        person("new-auditor", "auditor");
        person("guessed", "client-member");
    }

    @AfterAll
    void remove() {
        if (admin != null) {
            admin.delete("/users/" + admin.userId("new-auditor"), null);
            admin.delete("/users/" + admin.userId("guessed"), null);
        }
    }

    private void person(String username, String role) {
        admin.post(
                "/users",
                Map.of(
                        "username",
                        username,
                        "email",
                        username + "@msp.example",
                        "firstName",
                        "New",
                        "lastName",
                        "Person",
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", NEW_PASSWORD))));
        admin.grant(username, role);
    }

    @Test
    void aCodeWithoutProofOfWhoAskedForItIsNotGiven() {
        KeycloakVisit visit = new KeycloakVisit(keycloak);

        assertThat(visit.open(tokens.address("plimsoll-web", tokens.webCallback(), Map.of()))
                        .parameter("error"))
                .isEqualTo("invalid_request");
        assertThat(visit.open(tokens.address(
                                "plimsoll-web",
                                tokens.webCallback(),
                                Map.of("code_challenge", "c".repeat(43), "code_challenge_method", "plain")))
                        .parameter("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void aCodeIsSentToNoOtherAddress() {
        for (String callback : List.of(
                "https://evil.example/login/oauth2/code/plimsoll",
                tokens.webCallback() + "/more",
                tokens.webCallback() + "?more=1",
                tokens.webCallback().replace("127.0.0.1", "127.0.0.1.evil.example"))) {
            Page page = new KeycloakVisit(keycloak)
                    .open(tokens.address(
                            "plimsoll-web",
                            callback,
                            Map.of("code_challenge", "c".repeat(43), "code_challenge_method", "S256")));

            assertThat(page.status()).as(callback).isEqualTo(400);
            assertThat(page.asks("password")).isFalse();
        }
    }

    @Test
    void thePeopleOfTheMspGetInWithASecondFactorOnly() {
        KeycloakVisit visit = new KeycloakVisit(keycloak);
        Page page = visit.password(visit.open(tokens.webAddress(Map.of())), "auditor", "plimsoll");

        assertThat(page.asks("otp")).isTrue();
        assertThat(page.parameter("code")).isEmpty();

        page = visit.fillIn(page, Map.of("otp", "000000"));
        assertThat(page.asks("otp")).isTrue();

        page = visit.fillIn(page, Map.of("otp", Totp.next("auditor")));
        assertThat(acr(tokens.web(page))).isEqualTo("2");
    }

    @Test
    void whoOfTheMspHasNoneSetsItUpBeforeAnythingElse() {
        KeycloakVisit visit = new KeycloakVisit(keycloak);

        Page page = visit.password(visit.open(tokens.webAddress(Map.of())), "new-auditor", NEW_PASSWORD);

        assertThat(page.parameter("code")).isEmpty();
        assertThat(page.asks("totpSecret")).isTrue();
    }

    @Test
    void signingAsksAClientsPersonForASecondFactorAndSaysSo() {
        KeycloakVisit visit = new KeycloakVisit(keycloak);
        JsonNode first = tokens.web(visit.signIn(tokens.webAddress(Map.of()), "alpine-signatory"));
        assertThat(acr(first)).isEqualTo("1");

        Page page = visit.fillIn(visit.open(tokens.webAddress(STEP_UP)), Map.of("password", "plimsoll"));
        assertThat(page.asks("otp")).isTrue();
        JsonNode stepped = tokens.web(visit.fillIn(page, Map.of("otp", Totp.next("alpine-signatory"))));

        assertThat(acr(stepped)).isEqualTo("2");
        assertThat(signedInAt(stepped)).isAfterOrEqualTo(signedInAt(first));
        assertThat(acr(tokens.web(visit.open(tokens.webAddress(Map.of())))))
                .as("what was shown for one signature does not last")
                .isEqualTo("1");
    }

    @Test
    void aSignatoryWithoutASecondFactorCannotStepUpWithAPasswordAlone() {
        KeycloakVisit visit = new KeycloakVisit(keycloak);

        Page page = visit.password(visit.open(tokens.webAddress(STEP_UP)), "alpine-member", "plimsoll");

        assertThat(page.parameter("code")).isEmpty();
        assertThat(page.asks("totpSecret")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_PASSWORD, password-new",
        "UPDATE_EMAIL, email",
        "CONFIGURE_TOTP, totpSecret",
        "webauthn-register, clientDataJSON"
    })
    void howeverFreshTheSignInIsWhoChangesItShowsThePasswordAgain(String action, String field) {
        KeycloakVisit visit = new KeycloakVisit(keycloak);
        visit.signIn(tokens.webAddress(Map.of()), "quayside-member");
        Instant signedIn = Instant.now();
        // Keycloak counts in whole seconds
        await().until(() -> Instant.now().isAfter(signedIn.plusSeconds(1)));

        Page page = visit.open(tokens.webAddress(Map.of("kc_action", action)));
        assertThat(page.asks("password")).isTrue();
        assertThat(page.asks(field)).isFalse();

        page = visit.fillIn(page, Map.of("password", "plimsoll"));
        assertThat(page.asks(field)).as(page.body()).isTrue();
    }

    @Test
    void guessingLocksThePerson() {
        KeycloakVisit visit = new KeycloakVisit(keycloak);
        Page page = visit.open(tokens.webAddress(Map.of()));
        for (int guess = 0; guess < 5; guess++) {
            page = visit.password(page, "guessed", "wrong password " + guess);
        }

        page = visit.password(page, "guessed", NEW_PASSWORD);

        assertThat(page.parameter("code")).isEmpty();
        assertThat(admin.get("/attack-detection/brute-force/users/" + admin.userId("guessed"))
                        .path("disabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void weakPasswordsAreNotTaken() {
        for (String weak : List.of("plimsoll", "elevenchars", "new-auditor@msp.example")) {
            assertThatThrownBy(() -> admin.put(
                            "/users/" + admin.userId("new-auditor") + "/reset-password",
                            Map.of("type", "password", "value", weak)))
                    .as(weak)
                    .hasMessageContaining("400");
        }
    }

    @Test
    void rightsTakenAwayAreGoneAtTheNextQuestion() {
        JsonNode signedIn =
                tokens.web(new KeycloakVisit(keycloak).signIn(tokens.webAddress(Map.of()), "quayside-member"));
        String access = signedIn.path("access_token").asString();
        assertThat(roles(tokens.introspected(access))).contains("client-member");

        admin.revoke("quayside-member", "client-member");
        try {
            assertThat(roles(tokens.introspected(access))).doesNotContain("client-member");
            assertThat(roles(claims(tokens.refreshed(signedIn)))).doesNotContain("client-member");
        } finally {
            admin.grant("quayside-member", "client-member");
        }
        assertThat(roles(claims(tokens.refreshed(signedIn))))
                .as("two requests may refresh at once")
                .contains("client-member");
    }

    @Test
    void whoIsDisabledIsOutAtTheNextQuestion() {
        JsonNode signedIn =
                tokens.web(new KeycloakVisit(keycloak).signIn(tokens.webAddress(Map.of()), "quayside-member"));
        admin.setEnabled("quayside-member", false);
        try {
            assertThat(tokens.introspected(signedIn.path("access_token").asString())
                            .path("active")
                            .asBoolean(true))
                    .isFalse();
            assertThat(tokens.refreshed(signedIn).path("error").asString()).isEqualTo("invalid_grant");
        } finally {
            admin.setEnabled("quayside-member", true);
        }
    }

    @Test
    void whoLooksAfterPeopleCanDoNoMore() {
        KeycloakAdmin provisioning = admin.as(
                tokens.machine("plimsoll-provisioning", keycloak.settings().get("PLIMSOLL_PROVISIONING_SECRET")));

        String member = provisioning.userId("alpine-member");
        provisioning.post("/users/" + member + "/role-mappings/realm", List.of(provisioning.get("/roles/auditor")));
        provisioning.delete("/users/" + member + "/role-mappings/realm", List.of(provisioning.get("/roles/auditor")));
        assertThat(provisioning.get("/groups").isEmpty()).isFalse();
        for (String path : List.of("/clients", "/events")) {
            assertThatThrownBy(() -> provisioning.get(path)).as(path).hasMessageContaining("403");
        }
        assertThatThrownBy(() -> provisioning.put("", Map.of("bruteForceProtected", false)))
                .hasMessageContaining("403");
    }

    @Test
    void whatHappensIsKept() {
        new KeycloakVisit(keycloak).signIn(tokens.webAddress(Map.of()), "alpine-member");

        assertThat(admin.get("/events?type=LOGIN").isEmpty()).isFalse();
        assertThat(admin.get("/admin-events").isEmpty()).isFalse();
        assertThat(Duration.ofSeconds(
                        admin.get("/events/config").path("eventsExpiration").asLong()))
                .isGreaterThanOrEqualTo(Duration.ofDays(365));
    }

    @Test
    void signInPagesSpeakGermanToo() {
        assertThat(new KeycloakVisit(keycloak)
                        .open(tokens.webAddress(Map.of("ui_locales", "de")))
                        .body())
                .contains("Passwort", "lang=\"de\"");
    }

    private static String acr(JsonNode answer) {
        return KeycloakTokens.claims(answer.path("id_token").asString())
                .path("acr")
                .asString();
    }

    private static Instant signedInAt(JsonNode answer) {
        return Instant.ofEpochSecond(
                KeycloakTokens.claims(answer.path("id_token").asString())
                        .path("auth_time")
                        .asLong());
    }

    private static JsonNode claims(JsonNode answer) {
        return KeycloakTokens.claims(answer.path("access_token").asString());
    }

    private static List<String> roles(JsonNode claims) {
        return claims.at("/realm_access/roles")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
