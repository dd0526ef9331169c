package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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
import tools.jackson.databind.json.JsonMapper;

/** People sign in at a real Keycloak in a real browser, with a one-time code where it matters, and one of them signs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakBrowserIT {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String CONTROL = "MTS-02.2";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> known = new HashMap<>();
    private RealKeycloak keycloak;
    private KeycloakTokens tokens;
    private String address = "";
    private Playwright playwright;
    private Browser chromium;

    @BeforeAll
    void start() throws IOException {
        Path path = Path.of("target", "chromium.path");
        assumeTrue(Files.exists(path) && !Files.readString(path).isBlank(), "There is no Chromium on this machine");
        keycloak = RealKeycloak.shared();
        tokens = new KeycloakTokens(keycloak);
        address = KeycloakApp.address();
        Files.createDirectories(PICTURES);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Files.readString(path).strip()))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
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
        deliverInventory();
        String number = await("a case for " + CONTROL)
                .atMost(Duration.ofMinutes(2))
                .until(this::caseNumber, found -> !found.isEmpty());
        answer("harbor-member", number, "respond", deviationWanted());
        answer("analyst", number, "assess-risk", assessment());
        String task = task("harbor-signatory", number, "acknowledge-deviation");
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
        String approval = task("manager", number, "approve-deviation");
        JsonNode seen = call("manager", "GET", "/tasks/" + approval, null);
        assertThat(seen.findParents("label").stream()
                        .filter(fact -> fact.path("label").asString().equals("Signed in at level"))
                        .map(fact -> fact.path("value").asString()))
                .containsExactly("2");
    }

    @Test
    @Order(3)
    void tokensThatAreNotForPlimsollAreRefused() {
        String provisioning =
                tokens.machine("plimsoll-provisioning", keycloak.settings().get("PLIMSOLL_PROVISIONING_SECRET"));

        assertThat(request(keycloak.admin().accessToken(), "GET", "/me", null).statusCode())
                .as("of another realm")
                .isEqualTo(401);
        assertThat(request(provisioning, "GET", "/me", null).statusCode())
                .as("for another audience")
                .isEqualTo(401);
        assertThat(request(tokens.person("harbor-member"), "GET", "/me", null).statusCode())
                .isEqualTo(200);
    }

    private void passwordAloneIsChallenged(String task) {
        HttpResponse<String> answer = request(
                token("harbor-signatory"),
                "POST",
                "/tasks/" + task + "/complete",
                Map.of("values", Map.of("outcome", "sign", "name", "David Reyes", "understood", true)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_user_authentication", "acr_values=\"2\"");
    }

    private Page visit(String path) {
        Page page = chromium.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))
                .newPage();
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

    private void deliverInventory() {
        try {
            String file = Files.readString(Path.of("..", "standards", "demo", "harbor-inventory.csv"));
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(
                            address + "/api/v1/clients/harbor/scans?format=auto&source=inventory&scope=full"))
                    .header("Authorization", "Bearer " + tokens.machine("scanner-harbor", "scanner-harbor"))
                    .POST(BodyPublishers.ofString(file)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String caseNumber() {
        return call("analyst", "GET", "/cases?client=harbor&open=true&control=" + CONTROL, null)
                .at("/items/0/number")
                .asString("");
    }

    private static Map<String, Object> deviationWanted() {
        return Map.of(
                "outcome", "deviation",
                "reason", "technical",
                "validUntil", LocalDate.now().plusDays(8).toString(),
                "explanation", "The imaging software runs on the old server only.");
    }

    private static Map<String, Object> assessment() {
        Map<String, Object> values = new HashMap<>();
        values.put("outcome", "submit");
        values.put("risk", "A known hole lets somebody in.");
        values.put("likelihood", 4);
        values.put("impact", 4);
        values.put("compensatingControls", "The server is cut off from the internet.");
        values.put("residualLikelihood", 2);
        values.put("residualImpact", 4);
        values.put("advice", "accept-with-conditions");
        values.put("adviceText", "Keep it cut off until it is replaced.");
        values.put("wayForward", "Replacement is ordered for next month.");
        values.put("validUntil", LocalDate.now().plusDays(8).toString());
        return values;
    }

    private String task(String username, String number, String form) {
        return await(username + " has the task " + form)
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> call(username, "GET", "/tasks?case=" + number + "&form=" + form, null)
                                .at("/items/0/id")
                                .asString(""),
                        found -> !found.isEmpty());
    }

    private void answer(String username, String number, String form, Map<String, Object> values) {
        call(username, "POST", "/tasks/" + task(username, number, form) + "/complete", Map.of("values", values));
    }

    private JsonNode call(String username, String method, String path, Object body) {
        HttpResponse<String> answer = request(token(username), method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String token(String username) {
        return known.computeIfAbsent(username, tokens::person);
    }

    private HttpResponse<String> request(String token, String method, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
