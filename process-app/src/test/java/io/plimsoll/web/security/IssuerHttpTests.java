package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerHttpTests {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server = null;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anIssuerThatPointsElsewhereIsNotFollowed() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";

        assertThat(IssuerHttp.template()
                        .getForEntity(address, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(302);
        assertThat(asked).containsExactly("/keys");
    }
}
