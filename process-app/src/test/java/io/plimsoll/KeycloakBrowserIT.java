package io.plimsoll;

import static io.plimsoll.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** People sign in at a real Keycloak in a real browser, with a one-time code where it matters, and one of them signs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakBrowserIT {

    private static final String CONTROL = "MTS-02.2";

    private RealKeycloak keycloak;
    private KeycloakApi api;
    private String address = "";
    private Chromium chromium;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.start();
        keycloak = RealKeycloak.shared();
        address = KeycloakApp.address();
        api = new KeycloakApi(new KeycloakTokens(keycloak), address);
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
            forgetPasskeys("alpine-member");
        }
    }

    @Test
    @Order(1)
    void anAnalystGetsInWithPasswordAndCode() {
        Page page = visit("/");
        password(page, "analyst");
        page.locator("#otp").waitFor();
        assertThat(page.url()).startsWith(keycloak.address());
        picture(page, "keycloak-code");
        code(page, "analyst");
        page.waitForURL(address + "/**");

        assertThat(page.locator("main").innerText()).contains("Today");
        picture(page, "keycloak-today");
    }

    @Test
    @Order(2)
    void aSignatorySignsWithASecondFactorAndThatIsKept() {
        String number = api.caseToSign(CONTROL);
        String task = api.task("harbor-signatory", number, "acknowledge-deviation");
        passwordAloneIsChallenged(task);

        Page page = visit("/tasks/" + task);
        password(page, "harbor-signatory");
        page.locator(".fjs-form-field").first().waitFor();
        page.getByLabel("and sign").check();
        page.locator(".fjs-form-field-textfield input").fill("David Reyes");
        page.locator("input[type=checkbox]").check();
        page.click("[data-next]");
        page.click("[data-send]");
        page.waitForURL(keycloak.address() + "/**");
        picture(page, "keycloak-sign-again");
        page.fill("#password", "plimsoll");
        page.click("#kc-login");
        code(page, "harbor-signatory");
        page.locator("[data-check-answer]:visible").waitFor();
        page.click("[data-send]");
        page.waitForURL("**sent=**");
        picture(page, "keycloak-signed");

        assertThat(page.locator("main").innerText()).contains("You have signed");
        String approval = api.task("manager", number, "approve-deviation");
        JsonNode seen = api.call("manager", "GET", "/tasks/" + approval, null);
        assertThat(seen.findParents("label").stream()
                        .filter(fact -> fact.path("label").asString().equals("Signed in at level"))
                        .map(fact -> fact.path("value").asString()))
                .containsExactly("2");
    }

    @Test
    @Order(3)
    void aPasskeyDoesAsASecondFactor() {
        KeycloakTokens tokens = new KeycloakTokens(keycloak);
        Page page = chromium.page();
        page.setDefaultTimeout(Duration.ofMinutes(1).toMillis());
        page.route("**/login/oauth2/**", route -> route.fulfill(new Route.FulfillOptions().setBody("Back again")));
        withAuthenticator(page);

        page.navigate(tokens.webAddress(Map.of("kc_action", "webauthn-register")));
        password(page, "alpine-member");
        page.locator("#registerWebAuthn").waitFor();
        picture(page, "keycloak-passkey");
        page.onDialog(dialog -> dialog.accept("A key of the test"));
        page.click("#registerWebAuthn");
        page.waitForURL("**/login/oauth2/**");
        page.navigate(tokens.webAddress(Map.of("acr_values", "2", "prompt", "login", "max_age", "0")));
        page.fill("#password", "plimsoll");
        page.click("#kc-login");
        // its script comes after the button
        page.locator("#authenticateWebAuthnButton").waitFor();
        page.waitForLoadState();
        page.click("#authenticateWebAuthnButton");
        page.waitForURL("**/login/oauth2/**");

        JsonNode answer = tokens.web(new KeycloakVisit.Page(URI.create(page.url()), 200, ""));
        assertThat(KeycloakTokens.claims(answer.path("id_token").asString())
                        .path("acr")
                        .asString())
                .isEqualTo("2");
    }

    private void forgetPasskeys(String username) {
        KeycloakAdmin realm = keycloak.admin();
        String credentials = "/users/" + realm.userId(username) + "/credentials";
        realm.get(credentials).forEach(one -> {
            if (one.path("type").asString().equals("webauthn")) {
                realm.delete(credentials + "/" + one.path("id").asString(), null);
            }
        });
    }

    /** A key that the browser only pretends to have: it answers by itself, as if touched. */
    private static void withAuthenticator(Page page) {
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject key = new JsonObject();
        key.addProperty("protocol", "ctap2");
        key.addProperty("transport", "usb");
        key.addProperty("hasUserVerification", true);
        key.addProperty("isUserVerified", true);
        JsonObject options = new JsonObject();
        options.add("options", key);
        devices.send("WebAuthn.addVirtualAuthenticator", options);
    }

    private void passwordAloneIsChallenged(String task) {
        HttpResponse<String> answer = api.request(
                api.token("harbor-signatory"),
                "POST",
                "/tasks/" + task + "/complete",
                Map.of("values", Map.of("outcome", "sign", "name", "David Reyes", "understood", true)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_user_authentication", "acr_values=\"2\"");
    }

    private Page visit(String path) {
        Page page = chromium.page(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page.setDefaultTimeout(Duration.ofMinutes(1).toMillis());
        page.navigate(address + path);
        page.waitForURL(Pattern.compile(Pattern.quote(keycloak.issuer()) + ".*"));
        return page;
    }

    private static void password(Page page, String username) {
        page.fill("#username", username);
        page.fill("#password", "plimsoll");
        page.click("#kc-login");
    }

    private static void code(Page page, String username) {
        page.fill("#otp", Totp.next(username));
        page.click("#kc-login");
    }
}
