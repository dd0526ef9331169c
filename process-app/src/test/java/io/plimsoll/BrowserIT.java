package io.plimsoll;

import static io.plimsoll.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What people do in a real browser: signing in, importing, answering, signing; with pictures kept in the target folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

    private static final Duration DAY = Duration.ofSeconds(60);
    /** Long enough that a slow machine is back from the sign-in within it. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final Set<String> NOT_ACCEPTABLE = Set.of("serious", "critical");
    private static final String MATTER = "MFA for all users";
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    private final List<String> complaints = new ArrayList<>();
    private String address = "";
    private Chromium chromium;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.start();
        address = EmbeddedApp.start("browser-app", DAY, Map.of("PLIMSOLL_SIGNING_MAX_AGE", FRESH.toString()));
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void anAnalystImportsAScanAndSeesItsCases() {
        Page page = signedIn("analyst", DESK, ColorScheme.LIGHT, "/imports");
        page.selectOption("#for", "harbor");
        page.setInputFiles("#file", Path.of("..", "standards", "demo", "harbor-scan.ocsf.json"));
        page.click("form button:has-text('Import')");
        page.waitForURL("**/imports/*");
        page.locator("text=See the client’s cases").waitFor();
        picture(page, "import");
        page.navigate(address + "/cases?client=harbor");

        assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(3);
        picture(page, "cases");
    }

    @Test
    @Order(2)
    void aClientAnswersOnAPhoneAndSignaturesAndApprovalsAskForAFreshSignIn() {
        Page manager = signedIn("manager", DESK, ColorScheme.LIGHT, "/");
        Page signatory = signedIn("harbor-signatory", PHONE, ColorScheme.LIGHT, "/");
        long signedInAt = System.nanoTime();

        Page member = signedIn("harbor-member", PHONE, ColorScheme.LIGHT, "/");
        openTask(member, "Respond");
        member.click("[data-next]");
        assertThat(member.locator("[data-problems]").innerText()).contains("Please fill in");
        choose(member.getByLabel("We need more time"));
        choose(member.getByLabel("Technical reasons"));
        assertThat(member.locator(".fjs-form-field-radio:not([role]), .fjs-form-field-checklist:not([role])")
                        .count())
                .as("choices without a name for those who cannot see them")
                .isZero();
        day(member);
        member.locator(".fjs-form-field-textarea textarea").last().fill("The old software cannot do it.");
        member.click("[data-next]");
        assertThat(member.locator("[data-check-answer]").innerText()).contains("The old software cannot do it.");
        picture(member, "check-your-answer");
        sent(member);
        picture(member, "answered");

        assess();

        openTask(signatory, "Acknowledge");
        assertThat(signatory.locator(".frozen").innerText()).contains("Cut off from the rest");
        choose(signatory.getByLabel("and sign"));
        signatory.locator(".fjs-form-field-textfield input").fill("David Reyes");
        choose(signatory.locator("input[type=checkbox]"));
        picture(signatory, "sign");
        signatory.click("[data-next]");
        // the signature must be asked for anew: wait until the first sign-in is older than a signature allows
        signatory.waitForTimeout(Math.max(
                0,
                FRESH.plusSeconds(1).toMillis()
                        - Duration.ofNanos(System.nanoTime() - signedInAt).toMillis()));
        signatory.click("[data-send]");
        signatory.waitForURL("**/issuer/login*");
        fillIn(signatory, "harbor-signatory");
        backAtTheCheck(signatory);
        assertThat(signatory.locator("[data-lines]").innerText()).contains("David Reyes");
        sent(signatory);
        picture(signatory, "signed");

        assertThat(signatory.locator("main").innerText()).contains("You have signed");
        approve(manager);
    }

    /** The manager has been signed in for longer than an approval allows. */
    private void approve(Page manager) {
        openTask(manager, "Approve");
        choose(manager.locator("input[type=radio]").first());
        manager.locator(".fjs-form-field-textarea textarea").first().fill("A short while will do.");
        picture(manager, "approve");
        manager.click("[data-next]");
        assertThat(manager.locator("[data-check-answer]").innerText()).contains("A short while will do.");
        picture(manager, "approve-check");
        manager.click("[data-send]");
        manager.waitForURL("**/issuer/login*");
        fillIn(manager, "manager");
        backAtTheCheck(manager);
        sent(manager);

        assertThat(manager.locator("main").innerText()).contains("It is approved");
    }

    private void assess() {
        Page analyst = signedIn("analyst", DESK, ColorScheme.DARK, "/");
        openTask(analyst, "Assess");
        analyst.locator(".fjs-form-field-number input").all().forEach(input -> input.fill("3"));
        analyst.locator(".fjs-form-field-textarea textarea").all().forEach(text -> text.fill("Cut off from the rest."));
        choose(analyst.getByLabel("Accept for now"));
        day(analyst);
        picture(analyst, "assess");
        analyst.click("[data-next]");
        analyst.waitForURL("**sent=**");
    }

    @Test
    @Order(3)
    void theCasePageDrawsWhereItStands() {
        Page page = signedIn("manager", DESK, ColorScheme.LIGHT, "/cases?client=harbor");
        page.locator("a:has-text('" + MATTER + "')").first().click();
        page.locator(".flow .plimsoll-here").first().waitFor();

        assertThat(page.locator("[data-flow-note]").innerText()).contains("Now at");
        picture(page, "case");
    }

    @Test
    @Order(4)
    void mainPagesAreAccessibleByDayAndByNight() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page analyst = signedIn("analyst", DESK, scheme, "/");
            for (String path : List.of("/", "/tasks", "/cases", "/clients/harbor", "/triage", "/imports", "/ledger")) {
                check(analyst, path, scheme);
            }
            Page client = signedIn("quayside-member", PHONE, scheme, "/");
            check(client, "/", scheme);
            Page member = signedIn("harbor-member", DESK, scheme, "/tasks");
            member.locator("td a[href^='/tasks/']").first().click();
            member.locator(".fjs-form-field").first().waitFor();
            accessible(member, "a task, " + scheme);
        }
    }

    private void check(Page page, String path, ColorScheme scheme) {
        page.navigate(address + path);
        accessible(page, path + ", " + scheme);
        picture(page, scheme.name().toLowerCase(Locale.ROOT) + path.replace('/', '-'));
    }

    private static void accessible(Page page, String what) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .filter(rule -> NOT_ACCEPTABLE.contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml()))
                .as(what)
                .isEmpty();
    }

    @Test
    @Order(5)
    void pagesOfTheMspFitAPhone() {
        List<String> analysts = List.of(
                "/",
                "/tasks",
                "/cases",
                "/clients",
                "/clients/harbor",
                "/clients/harbor/mail",
                "/triage",
                "/imports",
                "/ledger");
        Page analyst = signedIn("analyst", PHONE, ColorScheme.LIGHT, "/");
        Page administrator = signedIn("admin", PHONE, ColorScheme.LIGHT, "/");

        assertThat(tooWide(analyst, analysts)).isEmpty();
        assertThat(tooWide(
                        administrator,
                        List.of(
                                "/clients/alpine/change",
                                "/outbox",
                                "/operations",
                                "/mail-templates",
                                "/policies/dates",
                                "/channels",
                                "/mail-choices")))
                .isEmpty();
    }

    private List<String> tooWide(Page page, List<String> paths) {
        return paths.stream()
                .filter(path -> {
                    page.navigate(address + path);
                    return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
                })
                .toList();
    }

    @Test
    @Order(6)
    void noPageBrokeTheContentPolicyOrFailed() {
        assertThat(complaints).isEmpty();
    }

    private Page signedIn(String username, int width, ColorScheme scheme, String path) {
        Page page = chromium.page(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.navigate(address + path);
        fillIn(page, username);
        page.waitForURL(Pattern.compile(Pattern.quote(address + path) + ".*"));
        return page;
    }

    /** A challenge for a fresh sign-in and a refused form are answers, not failures. */
    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().contains("status of 401")) {
            complaints.add(message.location() + " " + message.text());
        }
    }

    private static void fillIn(Page page, String username) {
        page.fill("#username", username);
        page.fill("#password", "plimsoll");
        page.click("button[type=submit]");
    }

    /** Waits for the task as a person would: by loading the list again. */
    private void openTask(Page page, String name) {
        Locator task = page.locator("tr:has-text('" + MATTER + "')")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("a")
                .first();
        for (int tries = 0; tries < 30 && task.count() == 0; tries++) {
            page.waitForTimeout(500);
            page.navigate(address + "/tasks");
        }
        task.click();
        page.locator(".fjs-form-field").first().waitFor();
    }

    private static void day(Page page) {
        Locator field = page.locator(".fjs-form-field-datetime input").first();
        field.fill(LocalDate.now().plusDays(8).format(DateTimeFormatter.ofPattern("M/d/yyyy")));
        field.press("Tab");
    }

    /** As a person does: again, where a form that was still being laid out has swallowed the first click. */
    private static void choose(Locator choice) {
        await().pollInSameThread().until(() -> {
            if (!choice.isChecked()) {
                choice.click();
            }
            return choice.isChecked();
        });
    }

    /** What was typed waits to be read once more; where it does not, the failure says what the browser shows instead. */
    private static void backAtTheCheck(Page page) {
        try {
            page.locator("[data-check-answer]:visible").waitFor();
        } catch (TimeoutError nothing) {
            throw new AssertionError(
                    "at " + page.url() + ": " + page.locator("body").innerText(), nothing);
        }
    }

    private static void sent(Page page) {
        page.click("[data-send]");
        page.waitForURL("**sent=**");
    }
}
