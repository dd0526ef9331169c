package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.plimsoll.Browser;
import io.plimsoll.RunningApp;
import io.plimsoll.Tokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningApp
class EmbeddedSignInIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    private Tokens tokens;

    @BeforeEach
    void setUp() {
        tokens = new Tokens(port);
    }

    @Test
    void discoveryAnswersWhereScriptsLookForIt() throws Exception {
        HttpResponse<String> response = call("/issuer/.well-known/openid-configuration", null);

        JsonNode found = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(found.path("issuer").asString()).isEqualTo("http://127.0.0.1:" + port + "/issuer");
        assertThat(found.path("token_endpoint").asString()).endsWith("/issuer/oauth2/token");
        assertThat(found.path("end_session_endpoint").asString()).isNotEmpty();
    }

    @Test
    void healthAndAssetsNeedNobody() throws Exception {
        assertThat(call("/actuator/health", null).body()).contains("UP");
        assertThat(call("/assets/app.css", null).statusCode()).isEqualTo(200);
        assertThat(new Browser(port).get("/goodbye").body()).contains("signed out");
    }

    @Test
    void personSignsInAndLandsOnThePageTheyWanted() {
        Browser browser = new Browser(port);

        Browser.Page login = browser.get("/?from=a-mail");
        assertThat(login.path()).isEqualTo("/issuer/login");
        assertThat(login.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");

        Browser.Page wrong = browser.signIn(login, "harbor-member", "not it");
        assertThat(wrong.body()).contains("wrong", "value=\"harbor-member\"").doesNotContain("not it");

        Browser.Page home = browser.signIn(wrong, "harbor-member", "plimsoll");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.address()).hasPath("/").hasQuery("from=a-mail");
        assertThat(home.body()).contains("Maya Okafor");
        assertThat(home.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void fragmentsAndImagesAreNotTakenForTheWantedPage() {
        Browser browser = new Browser(port);
        browser.get("/?wanted");

        Browser.Page fragment = browser.get("/fragment", "HX-Request", "true");
        Browser.Page image = browser.get("/image.png", "Sec-Fetch-Dest", "image");

        assertThat(fragment.status()).isEqualTo(401);
        assertThat(fragment.header("HX-Refresh")).isEqualTo("true");
        assertThat(browser.signIn(image, "analyst", "plimsoll").address())
                .hasPath("/")
                .hasQuery("wanted");
    }

    @Test
    void sessionCookieIsOursAndOutOfReachOfScripts() throws Exception {
        HttpResponse<String> response = call("/", null);

        assertThat(response.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("PLIMSOLL_SESSION=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void signInAtTheIssuerAloneOpensNoPage() {
        Browser browser = new Browser(port);
        Browser.Page login = browser.get(tokens.authorizeAddress("http://127.0.0.1:50000/callback", "v".repeat(50)));
        assertThat(browser.signIn(login, "analyst", "plimsoll").address()).hasPort(50000);

        assertThat(browser.get("/", "HX-Request", "true").status()).isEqualTo(401);
    }

    @Test
    void bearerActsAsThePersonWhoSignedIn() throws Exception {
        HttpResponse<String> response = call("/api/v1/me", tokens.of("harbor-signatory"));

        JsonNode me = JSON.readTree(response.body());
        assertThat(me.path("username").asString()).isEqualTo("harbor-signatory");
        assertThat(me.path("name").asString()).isEqualTo("David Reyes");
        assertThat(me.path("email").asString()).isEqualTo("harbor-signatory@harbor.example");
        assertThat(me.path("roles")).extracting(JsonNode::asString).containsExactly("client-signatory");
        assertThat(me.path("clients")).extracting(JsonNode::asString).containsExactly("harbor");
    }

    @Test
    void scannerActsForItsClients() throws Exception {
        JsonNode me = JSON.readTree(call("/api/v1/me", tokens.ofScanner()).body());

        assertThat(me.path("roles")).extracting(JsonNode::asString).containsExactly("scanner");
        assertThat(me.path("clients")).extracting(JsonNode::asString).containsExactly("alpine", "harbor", "quayside");
    }

    @Test
    void tokensCarryWhatKeycloakWouldPutIn() throws Exception {
        JWTClaimsSet access = SignedJWT.parse(tokens.of("analyst")).getJWTClaimsSet();

        assertThat(access.getAudience()).containsExactly("plimsoll-api");
        assertThat(access.getStringClaim("azp")).isEqualTo("demo-cli");
        assertThat(access.getStringListClaim("clients")).containsExactly("*");
        assertThat(access.getStringClaim("scope")).contains("openid");
        assertThat(access.getDateClaim("auth_time")).isCloseTo(new Date(), 60_000);
        assertThat(access.getJWTID()).isNotBlank();
    }

    @Test
    void idTokenIsNoAccessToken() throws Exception {
        String idToken = tokens.responseFor("analyst").path("id_token").asString();

        assertThat(call("/api/v1/me", idToken).statusCode()).isEqualTo(401);
    }

    @Test
    void callWithoutATokenIsChallenged() throws Exception {
        HttpResponse<String> response = call("/api/v1/me", null);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void apiDescribesItselfWhereItsChallengeSays() throws Exception {
        HttpResponse<String> described = call("/.well-known/oauth-protected-resource", null);

        assertThat(call("/api/v1/me", null)
                        .headers()
                        .firstValue("WWW-Authenticate")
                        .orElse(""))
                .contains("/.well-known/oauth-protected-resource");
        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(described.body()).path("resource").asString()).contains("127.0.0.1:" + port);
    }

    @Test
    void sessionOfAPageIsNoTokenForTheApi() {
        assertThat(Browser.signedIn(port, "analyst").get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void unknownApiAddressAndWrongMethodAreProblems() throws Exception {
        HttpResponse<String> nothing = call("/api/v1/no-such-thing", tokens.of("analyst"));
        HttpResponse<String> method = HTTP.send(
                request("/api/v1/me", tokens.of("analyst"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(nothing.body()).path("status").asInt()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void ownTokenSignedAnewIsTakenSoTheNextTestsProveSomething() throws Exception {
        assertThat(call("/api/v1/me", forged(claims -> {})).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensForOthersFromOthersOrOutOfDateAreRefused() throws Exception {
        assertRefused(forged(claims -> claims.audience("account")));
        assertRefused(forged(claims -> claims.audience((List<String>) null)));
        assertRefused(forged(claims -> claims.issuer("https://issuer.example")));
        assertRefused(forged(claims -> claims.issuer("http://127.0.0.1:" + port + "/issuer/other")));
        assertRefused(forged(claims -> claims.claim("azp", "somebody-else")));
        assertRefused(forged(claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 61_000))));
        assertRefused(forged(claims -> claims.notBeforeTime(new Date(System.currentTimeMillis() + 90_000))));
    }

    @Test
    void unsignedAndForeignSignedTokensAreRefused() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(tokens.of("admin")).getJWTClaimsSet();

        assertRefused(new PlainJWT(claims).serialize());
        RSAKey foreign = new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(2048)
                .keyID(issuerKey().getKeyID())
                .generate();
        assertRefused(signed(claims, foreign));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:50000/elsewhere",
                "http://localhost:50000/callback",
                "http://evil.example/callback",
                "http://127.0.0.1.evil.example/callback"
            })
    void scriptsAreCalledBackOnLoopbackOnly(String callback) {
        assertThat(new Browser(port)
                        .get(tokens.authorizeAddress(callback, "v".repeat(50)))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "http://127.0.0.1:65535", "http://127.0.0.1:80/oauth/callback"})
    void anyPortAndTheUsualPathsWillDo(String callback) {
        assertThat(new Browser(port)
                        .get(tokens.authorizeAddress(callback, "v".repeat(50)))
                        .path())
                .isEqualTo("/issuer/login");
    }

    @Test
    void codeWithoutProofKeyIsNotGiven() {
        String bare =
                "/issuer/oauth2/authorize?response_type=code&client_id=demo-cli&scope=openid&state=s&redirect_uri="
                        + "http://127.0.0.1:50000/callback";

        Browser.Page answer = new Browser(port).get(bare);

        assertThat(answer.address()).hasPort(50000);
        assertThat(answer.address().getQuery()).contains("error=invalid_request");
    }

    @Test
    void otherHostNamesAreRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            "GET /issuer/.well-known/openid-configuration HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 400");
        }
    }

    @Test
    void stepUpAsksForThePasswordAgainAndComesBack() {
        Browser browser = Browser.signedIn(port, "harbor-signatory");

        Browser.Page login = browser.get(stepUpTo("/?task=7&step=sign"));
        assertThat(login.path()).isEqualTo("/issuer/login");
        assertThat(browser.get("/").body()).contains("David Reyes");

        Browser.Page back = browser.signIn(login, "harbor-signatory", "plimsoll");
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.address()).hasPath("/").hasQuery("task=7&step=sign");
    }

    @Test
    void stepUpBySomebodyElseIsRefusedAndChangesNothing() {
        Browser browser = Browser.signedIn(port, "harbor-signatory");

        Browser.Page refused = browser.signIn(browser.get(stepUpTo("/?task=7")), "harbor-member", "plimsoll");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Somebody else signed in", "href=\"/?task=7\"");
        assertThat(browser.get("/").body()).contains("David Reyes");
    }

    @Test
    void stepUpLeadsNowhereElse() {
        Browser browser = Browser.signedIn(port, "analyst");

        assertThat(browser.get(stepUpTo("https://evil.example/")).address())
                .hasHost("127.0.0.1")
                .hasPath("/");
        assertThat(browser.get("/sign-in/failed?reason=x&back=//evil.example").body())
                .contains("href=\"/\"");
    }

    @Test
    void promptNoneNeverShowsAPage() {
        Browser.Page answer = new Browser(port)
                .get(tokens.authorizeAddress("http://127.0.0.1:50000/callback", "v".repeat(50)) + "&prompt=none");

        assertThat(answer.address().getQuery()).contains("error=login_required");
    }

    @Test
    void maxAgeIsHonouredOnce() {
        Browser browser = new Browser(port);
        String address = tokens.authorizeAddress("http://127.0.0.1:50000/callback", "v".repeat(50));
        browser.signIn(browser.get(address), "analyst", "plimsoll");

        assertThat(browser.get(address + "&max_age=3600").address().getQuery()).contains("code=");
        Browser.Page login = browser.get(address + "&max_age=0");
        assertThat(login.path()).isEqualTo("/issuer/login");
        assertThat(browser.signIn(login, "analyst", "plimsoll").address().getQuery())
                .contains("code=");
        assertThat(browser.get(address + "&max_age=soon").status()).isEqualTo(400);
    }

    @Test
    void signingOutEndsBothSessions() {
        Browser browser = Browser.signedIn(port, "manager");
        Browser.Page home = browser.get("/");

        Browser.Page bye = browser.post(home, "/logout", Map.of());

        assertThat(bye.path()).isEqualTo("/goodbye");
        assertThat(browser.get("/").path()).isEqualTo("/issuer/login");
    }

    @Test
    void formsWithoutTheirTokenAreRefused() {
        Browser browser = Browser.signedIn(port, "manager");

        Browser.Page refused = browser.postRaw("/logout", Map.of(), "guessed");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("You may not do this");
        assertThat(browser.get("/").body()).contains("Tomas Berg");
    }

    @Test
    void unknownPageIsAPageThatSaysSo() {
        Browser.Page page = Browser.signedIn(port, "manager").get("/no-such-page");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("There is nothing here");
    }

    private static String stepUpTo(String path) {
        return "/oauth2/authorization/plimsoll?step_up=" + java.net.URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private void assertRefused(String token) throws Exception {
        HttpResponse<String> response = call("/api/v1/me", token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    private String forged(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder(SignedJWT.parse(tokens.of("admin")).getJWTClaimsSet());
        change.accept(claims);
        return signed(claims.build(), issuerKey());
    }

    private RSAKey issuerKey() throws Exception {
        Path file = Path.of(environment.getRequiredProperty("plimsoll.data-dir"), "issuer-keys.json");
        return JWKSet.load(file.toFile()).getKeys().get(0).toRSAKey();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private HttpResponse<String> call(String path, String token) throws Exception {
        return HTTP.send(request(path, token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
