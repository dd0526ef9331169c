package io.plimsoll.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ExchangesTests {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theAnswersBytesAreHeard() throws IOException {
        assertThat(ask("short", "127.0.0.1"))
                .isInstanceOfSatisfying(Answer.Heard.class, heard -> assertThat(heard.body())
                        .isEqualTo("short".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAnswerThatIsTooLongOrOfWhomWeMayNotAskIsNothing() throws IOException {
        assertThat(ask("x".repeat(1_025), "127.0.0.1")).isInstanceOf(Answer.Nothing.class);
        assertThat(ask("short", "10.0.0.1")).isInstanceOf(Answer.Nothing.class);
    }

    private Answer ask(String body, String allowed) throws IOException {
        var settings = new OutboundSettings(
                Set.of(allowed), true, Duration.ofSeconds(5), Duration.ofSeconds(5), DataSize.ofBytes(1_024));
        OutboundHttp http = new OutboundHttp(settings);
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
            return new Exchanges(http).post(address, "text/plain", body.getBytes(StandardCharsets.UTF_8));
        } finally {
            http.close();
        }
    }
}
