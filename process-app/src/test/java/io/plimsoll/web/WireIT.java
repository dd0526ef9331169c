package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.Browser;
import io.plimsoll.RunningApp;
import io.plimsoll.Tokens;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes over the wire, byte by byte, where the usual means would put it right. */
@RunningApp
class WireIT {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern ANSWER = Pattern.compile("^HTTP/1\\.1 (\\d{3})", Pattern.MULTILINE);

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void traceTellsNobodyTheirOwnHeaders() throws IOException {
        String answer = exchange("TRACE / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: secret=1\r\n\r\n".formatted(port));

        assertThat(statuses(answer)).isSubsetOf("400", "405");
        assertThat(answer).doesNotContain("secret=1");
    }

    /** Whoever reads the boundary otherwise than the proxy before it takes one person's bytes for another's request. */
    @Test
    void aRequestWithTwoLengthsIsOneRequestAtMost() throws IOException {
        String second = "GET /favicon.svg HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n".formatted(port);
        String answer = exchange("POST /goodbye HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n"
                        .formatted(port, second.length() + 5)
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + second);

        assertThat(ANSWER.matcher(answer).results()).hasSize(1);
        assertThat(answer).doesNotContain("<svg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nContent-Length: 30",
                "Content-Length: -1",
                "Content-Length: 1x",
                "Transfer-Encoding: strange",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, identity",
                "X-Folded: a\r\n  Content-Length: 4",
                "Host: elsewhere.example",
            })
    void headersThatCanBeReadInTwoWaysAreRefused(String header) throws IOException {
        String answer = exchange("POST /goodbye HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%s\r\n\r\n"
                .formatted(port, header));

        assertThat(statuses(answer)).isSubsetOf("400", "403", "501");
        assertThat(answer).doesNotContainIgnoringCase("tomcat", "exception", "java.");
    }

    @Test
    void noOtherOriginIsAllowedAnything() throws Exception {
        for (String path : new String[] {"/", "/api/v1/me", "/api/v1/openapi", "/assets/app.css", "/goodbye"}) {
            for (String method : new String[] {"GET", "OPTIONS"}) {
                HttpResponse<String> answer = http.send(
                        to(path).method(method, BodyPublishers.noBody())
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "POST")
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.headers().map().keySet())
                        .as(method + " " + path)
                        .noneMatch(
                                name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-allow"));
            }
        }
    }

    @Test
    void everySignInHasAProofKeyAStateAndANonceOfItsOwn() throws Exception {
        Map<String, String> one = signInRequest();
        Map<String, String> other = signInRequest();

        assertThat(one)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce");
        for (String name : Set.of("code_challenge", "state", "nonce")) {
            assertThat(one.get(name)).as(name).hasSizeGreaterThan(40).isNotEqualTo(other.get(name));
        }
    }

    @Test
    void aTokenCountsInItsHeaderOnly() throws Exception {
        String token = new Tokens(port).of("analyst");

        assertThat(status(to("/api/v1/me").header("Authorization", "Bearer " + token)))
                .isEqualTo(200);
        assertThat(status(to("/api/v1/me?access_token=" + token))).isEqualTo(401);
        assertThat(status(to("/api/v1/me").header("Cookie", "access_token=" + token)))
                .isEqualTo(401);
        assertThat(status(to("/api/v1/tasks/none/claim")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("access_token=" + token))))
                .isEqualTo(401);
    }

    @Test
    void aSignInEndsTheSessionThatWasThereBefore() {
        Browser browser = new Browser(port);
        Browser.Page login = browser.get("/");
        String before = sessionId(browser);
        browser.signIn(login, "analyst", "plimsoll");
        String after = sessionId(browser);

        assertThat(after).isNotEqualTo(before);
        assertThat(new Browser(port)
                        .get("/", "Cookie", "PLIMSOLL_SESSION=" + before)
                        .path())
                .isEqualTo("/issuer/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets",
                "/.git/config",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/application.yml",
                "/templates/",
                "/db/migration/",
                "/assets/..%2fapplication.yml",
                "/static/favicon.svg",
                "/.well-known/"
            })
    void nothingIsListedAndNothingButAssetsIsServed(String path) {
        Browser.Page page = Browser.signedIn(port, "admin").get(path);

        assertThat(page.status()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("spring:", "Implementation-Version", "app.css</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/app.js, text/javascript;charset=UTF-8",
        "/assets/theme.js, text/javascript;charset=UTF-8",
        "/assets/app.css, text/css;charset=UTF-8",
        "/favicon.svg, image/svg+xml;charset=UTF-8"
    })
    void aFileSaysWhatItIsAndHowItsTextIsEncoded(String path, String type) throws Exception {
        HttpResponse<Void> answer = http.send(to(path).build(), BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
    }

    private Map<String, String> signInRequest() throws Exception {
        HttpResponse<String> answer =
                http.send(to("/oauth2/authorization/plimsoll").build(), BodyHandlers.ofString());
        String query = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getQuery();
        return Stream.of(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String sessionId(Browser browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().endsWith("PLIMSOLL_SESSION"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static Set<String> statuses(String answer) {
        return ANSWER.matcher(answer).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** All that comes back until the other side hangs up. */
    private String exchange(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
