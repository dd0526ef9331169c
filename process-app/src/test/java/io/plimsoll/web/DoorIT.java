package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.Browser;
import io.plimsoll.HeardEvents;
import io.plimsoll.RunningApp;
import io.plimsoll.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The door as it is over HTTP: who is counted, who is told of, and what strange requests get. */
@RunningApp
class DoorIT {

    @LocalServerPort
    int port;

    @Test
    void comingInAndGoingOutIsTold() {
        try (HeardEvents heard = new HeardEvents()) {
            Browser browser = Browser.signedIn(port, "director");
            Browser.Page home = browser.get("/");
            browser.post(home, "/logout", Map.of());

            assertThat(heard.of("director"))
                    .containsSubsequence(
                            "signed-in GET /login/oauth2/code/plimsoll",
                            "roles-taken GET /login/oauth2/code/plimsoll",
                            "signed-out POST /logout");
            assertThat(heard.lines())
                    .noneMatch(line -> line.contains("code=") || line.contains("eyJ"))
                    .anyMatch(line -> line.contains("\"privileges\":[\"director\"]"));
        }
    }

    @Test
    void thoseWhoAreTurnedAwayAreToldOf() throws Exception {
        try (HeardEvents heard = new HeardEvents()) {
            Browser browser = new Browser(port);
            browser.signIn(browser.get("/"), "director", "letmein-9");
            HttpRequest forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me"))
                    .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(forged, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);

            assertThat(heard.of("unknown"))
                    .containsOnlyOnce("sign-in-refused POST /issuer/login", "token-refused GET /api/v1/me");
            assertThat(heard.lines()).noneMatch(line -> line.contains("eyJ") || line.contains("letmein-9"));
        }
    }

    @Test
    void whoSendsTooMuchIsToldToWaitAndOthersAreNot() throws Exception {
        Tokens tokens = new Tokens(port);
        try (HeardEvents heard = new HeardEvents()) {
            HttpResponse<String> last = deliver(tokens.of("director"));
            for (int i = 0; i < 300 && last.statusCode() != 429; i++) {
                assertThat(last.statusCode()).isEqualTo(403);
                last = deliver(tokens.of("director"));
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
            assertThat(last.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(last.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
            assertThat(last.body()).contains("\"status\":429", "wait a minute");
            assertThat(heard.of("director")).containsOnlyOnce("too-many-requests POST /api/v1/clients/harbor/scans");
        }
        assertThat(deliver(tokens.of("manager")).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> deliver(String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/clients/harbor/scans"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString("nothing"))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void nobodyChoosesTheirOwnAddress() throws Exception {
        try (HeardEvents heard = new HeardEvents();
                Socket somebody = from("127.0.0.78")) {
            ask(
                    somebody,
                    "GET /cases;forged=1 HTTP/1.1",
                    "Host: 127.0.0.1:" + port,
                    "X-Forwarded-For: 198.51.100.9",
                    "X-Forwarded-Host: evil.example",
                    "Forwarded: for=198.51.100.9");

            assertThat(heard.lines())
                    .filteredOn(line -> line.contains("forged=1"))
                    .singleElement()
                    .asString()
                    .contains("127.0.0.78")
                    .doesNotContain("198.51.100.9");
        }
    }

    @Test
    void whatIsNoHttpGetsNothingToWorkWith() throws Exception {
        for (String line : List.of(
                "GET /%00 HTTP/1.1",
                "FOO / HTTP/1.1", "TRACE / HTTP/1.1", "GET /a|b<script> HTTP/1.1", "GET / HTTP/9.9")) {
            try (Socket somebody = from("127.0.0.79")) {
                String answer = ask(somebody, line, "Host: 127.0.0.1:" + port);
                assertThat(answer.substring(0, 12)).as(line).matches("HTTP/1.1 (4|5)..");
                assertThat(answer)
                        .as(line)
                        .doesNotContainIgnoringCase("tomcat")
                        .doesNotContain("<script>", "Exception");
                if (!answer.endsWith("\r\n\r\n")) {
                    assertThat(answer)
                            .as(line)
                            .containsIgnoringCase("X-Content-Type-Options: nosniff")
                            .containsIgnoringCase("Content-Security-Policy: default-src");
                }
            }
        }
    }

    private Socket from(String address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends a request without a body and reads the answer, its body as far as a length is given. */
    private static String ask(Socket socket, String... lines) throws IOException {
        socket.getOutputStream()
                .write((String.join("\r\n", lines) + "\r\nAccept: text/html\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head + body(in, head.toString().toLowerCase(Locale.ROOT));
    }

    private static String body(InputStream in, String head) throws IOException {
        if (head.contains("transfer-encoding: chunked")) {
            StringBuilder chunks = new StringBuilder();
            while (chunks.indexOf("\r\n0\r\n\r\n") < 0) {
                chunks.append((char) in.read());
            }
            return chunks.toString();
        }
        int at = head.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
