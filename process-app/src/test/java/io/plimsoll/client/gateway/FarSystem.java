package io.plimsoll.client.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A system on this machine that answers as a test tells it, and remembers what it was asked. */
final class FarSystem implements AutoCloseable {

    /** One request as it came in. */
    record Asked(String method, String path, String body, HttpExchange exchange) {

        String header(String name) {
            String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }
    }

    /** What it answers; a status below 100 stands for silence. */
    record Said(int status, String body) {}

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Function<Asked, Said> answers = request -> new Said(500, "");

    FarSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    void answers(int status, String body) {
        answers = request -> new Said(status, body);
    }

    void answers(Function<Asked, Said> how) {
        answers = how;
    }

    void isSilent() {
        answers(0, "");
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked request =
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, exchange);
        asked.add(request);
        Said said = answers.apply(request);
        if (said.status() < 100) {
            awaitEnd();
        } else {
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
        exchange.close();
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
