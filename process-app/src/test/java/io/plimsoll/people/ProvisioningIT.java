package io.plimsoll.people;

import static io.plimsoll.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import io.plimsoll.Chromium;
import io.plimsoll.KeycloakAdmin;
import io.plimsoll.KeycloakApp;
import io.plimsoll.RealKeycloak;
import io.plimsoll.Totp;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * An administrator and a client's person, in a real browser, with a real Keycloak and a real mail: from the new client
 * to the first sign-in, and to the last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProvisioningIT {

    private static final String MIA = "mia.muster@pier.example";
    private static final String PASSWORD = "a long enough sentence";
    private static final String NEW_PASSWORD = "another long sentence";
    private static final Pattern LINK = Pattern.compile("http://\\S+/login-actions/action-token\\?key=\\S+");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The longest that a change at Keycloak may take to arrive. */
    private static final Duration CUT_OFF = Duration.ofSeconds(60);

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private RealKeycloak keycloak;
    private KeycloakAdmin realm;
    private JsonNode mailServerBefore;
    private String address = "";
    private Chromium chromium;
    private Page admin;
    private Page mia;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.start();
        keycloak = RealKeycloak.shared();
        realm = keycloak.admin();
        mail.start();
        mailServerBefore = realm.get("").path("smtpServer");
        realm.put("", Map.of("smtpServer", mailServer()));
        address = KeycloakApp.address();
    }

    private Map<String, String> mailServer() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(mail.getSmtp().getPort()),
                "from", "plimsoll@msp.example");
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (mailServerBefore != null) {
            realm.put("", Map.of("smtpServer", mailServerBefore));
            realm.get("/groups?search=pier").forEach(group -> group.path("subGroups")
                    .forEach(own -> realm.delete("/groups/" + own.path("id").asString(), null)));
            realm.get("/users?exact=true&username=" + MIA)
                    .forEach(user -> realm.delete("/users/" + user.path("id").asString(), null));
        }
        mail.stop();
    }

    @Test
    @Order(1)
    void theFirstPersonOfANewClientIsInvitedAndSignsIn() throws Exception {
        admin = page();
        admin.navigate(address + "/clients/new");
        signIn(admin, "admin", "plimsoll");
        admin.fill("#otp", Totp.next("admin"));
        admin.click("[type=submit]");
        admin.fill("#id", "pier");
        admin.fill("#name", "Pier Nine");
        admin.click("button:has-text('Add the client')");
        admin.waitForURL("**/clients/pier/change");
        admin.click("text=Invite and disable");
        assertThat(admin.locator("main").innerText()).contains("no group at the sign-in", "Nobody of this client");

        admin.fill("#name-new", "Mia Muster");
        admin.fill("#email-new", MIA);
        admin.check("form:has(#email-new) input[value=CLIENT_SIGNATORY]");
        admin.click("button:has-text('Invite')");

        assertThat(told()).contains("link to choose a password", MIA);
        assertThat(admin.locator("main").innerText()).contains("invited", "Nothing differs");
        picture(admin, "people-client");
        assertThat(realm.get("/group-by-path/clients/pier")
                        .path("attributes")
                        .path("clients")
                        .path(0)
                        .asString())
                .isEqualTo("pier");

        mia = page();
        setUp(mia);
        mia.navigate(address + "/");
        signIn(mia, MIA, PASSWORD);
        mia.waitForURL(address + "/**");
        assertThat(mia.locator("main").innerText()).contains("What we need from you");
        assertThat(part(mia)).contains("signatory");
        picture(mia, "people-first-sign-in");
        admin.reload();
        assertThat(admin.locator("main").innerText()).contains("signs in");
    }

    @Test
    @Order(2)
    void aForgottenPasswordIsChosenAnewByMailAndTheAuthenticatorStays() throws Exception {
        Page page = page();
        page.navigate(address + "/");
        page.click("text=Forgot Password?");
        page.fill("#username", MIA);
        page.click("[type=submit]");
        page.navigate(linkInMail(1));
        page.fill("#password-new", NEW_PASSWORD);
        page.fill("#password-confirm", NEW_PASSWORD);
        page.click("[type=submit]");

        page.locator("#username, #kc-info-message").first().waitFor();
        assertThat(page.url()).startsWith(keycloak.address());
        page.navigate(address + "/");
        signIn(page, MIA, PASSWORD);
        assertThat(page.url()).startsWith(keycloak.address());
        signIn(page, MIA, NEW_PASSWORD);
        page.waitForURL(address + "/**");
        assertThat(realm.get("/users/" + realm.userId(MIA) + "/credentials").findValuesAsString("type"))
                .containsOnlyOnce("password", "otp");
    }

    @Test
    @Order(3)
    void whatTheyMayDoIsChangedAtTheSignInAndInPlimsollAndInTheRunningSession() {
        change("Mia Muster");
        admin.uncheck("details[open] input[value=CLIENT_SIGNATORY]");
        admin.click("details[open] button:has-text('Save')");

        assertThat(told()).contains("within a minute");
        assertThat(realm.get("/users/" + realm.userId(MIA) + "/role-mappings/realm")
                        .findValuesAsString("name"))
                .contains("client-member")
                .doesNotContain("client-signatory");
        await("Mia signs no more").atMost(CUT_OFF).until(() -> {
            mia.reload();
            return !part(mia).contains("signatory");
        });
        assertThat(part(mia)).contains("member");
    }

    @Test
    @Order(4)
    void whatWasChangedBehindPlimsollsBackIsShownAndTakenOver() {
        realm.put("/users/" + realm.userId(MIA), Map.of("email", "mia@new.example"));
        admin.reload();
        assertThat(admin.locator("main").innerText()).contains("Signs in as mia@new.example, but mail goes to " + MIA);

        admin.click("button:has-text('Take over the e-mail address')");

        // the page comes in parts where the machine is busy
        await().atMost(CUT_OFF)
                .untilAsserted(() ->
                        assertThat(admin.locator("main").innerText()).contains("mia@new.example", "Nothing differs"));
    }

    @Test
    @Order(5)
    void whoLeftIsSignedOutAndComesInNoMore() {
        String account = realm.userId(MIA);
        change("Mia Muster");
        admin.click("details[open] button:has-text('Disable')");

        assertThat(told()).contains("cannot sign in any more", "Nobody of this client gets mail");
        assertThat(realm.get("/users/" + account + "/sessions").isEmpty()).isTrue();
        await("the running session is over").atMost(CUT_OFF).until(() -> {
            mia.navigate(address + "/");
            return !mia.url().startsWith(address) || mia.locator("nav#ways").count() == 0;
        });
        Page again = page();
        again.navigate(address + "/");
        signIn(again, MIA, NEW_PASSWORD);
        assertThat(again.url()).startsWith(keycloak.address());
        assertThat(again.locator("body").innerText()).contains("disabled");
        admin.navigate(address + "/ledger?client=pier");
        assertThat(admin.locator("main").innerText())
                .contains("Person invited", "Person roles changed", "Person disabled", "for Mia Muster");
    }

    @Test
    @Order(6)
    void theMspsOwnPeopleAreShownWithWhatTheyLack() {
        admin.navigate(address + "/people");
        assertThat(admin.locator("main").innerText()).contains("Nora Lindholm", "all clients", "This is you");
        picture(admin, "people-msp");
    }

    private Page page() {
        Page page = chromium.page();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.setDefaultNavigationTimeout(PATIENCE.toMillis());
        return page;
    }

    /** All that the mailed link asks for: an authenticator, since Mia is to sign, and a password. */
    private void setUp(Page page) throws Exception {
        page.navigate(linkInMail(0));
        page.click("#kc-info-message a");
        page.fill("#totp", Totp.first(page.inputValue("#totpSecret")));
        picture(page, "people-authenticator");
        page.click("#saveTOTPBtn");
        page.fill("#password-new", PASSWORD);
        page.fill("#password-confirm", PASSWORD);
        page.click("[type=submit]");
        page.locator("#kc-info-message").waitFor();
        assertThat(realm.get("/users/" + realm.userId(MIA))
                        .path("requiredActions")
                        .isEmpty())
                .isTrue();
    }

    private static String part(Page page) {
        return page.locator(".dropdown-header").textContent();
    }

    private String linkInMail(int number) throws Exception {
        await().atMost(PATIENCE).until(() -> mail.getReceivedMessages().length > number);
        MimeMessage message = mail.getReceivedMessages()[number];
        assertThat(message.getAllRecipients()[0].toString()).isEqualTo(MIA);
        Matcher link = LINK.matcher(text(message));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /** The part of the mail that is plain text. */
    private static String text(MimeMessage message) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    private void change(String name) {
        admin.navigate(address + "/clients/pier/people");
        admin.click("summary:has-text('" + name + "')");
    }

    private String told() {
        return admin.locator(".alert-success").innerText();
    }

    private static void signIn(Page page, String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("#kc-login");
    }
}
