package io.plimsoll.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WebhooksTests {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
    private static final WebhookSecret SECRET =
            WebhookSecret.valueOf("whsec_" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    /** Longer than a busy machine stands still. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration HURRY = Duration.ofMillis(300);

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger lookups = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer receiver;
    private HttpServer bystander;

    @BeforeEach
    void start() throws IOException {
        receiver = server("127.0.0.1", 0);
        bystander = server("127.0.0.2", receiver.getAddress().getPort());
    }

    private HttpServer server(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
        server.createContext("/", exchange -> answer(address, exchange));
        server.setExecutor(threads);
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        ended.countDown();
        receiver.stop(0);
        bystander.stop(0);
        threads.shutdownNow();
    }

    private void answer(String address, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(String.join(
                " ",
                address,
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                body));
        switch (exchange.getRequestURI().getPath()) {
            case "/away" -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.2:" + port() + "/metadata");
                exchange.sendResponseHeaders(307, -1);
            }
            case "/long" -> {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    byte[] part = new byte[64 * 1024];
                    for (int i = 0; i < 64; i++) {
                        out.write(part);
                    }
                }
            }
            case "/silent" -> awaitEnd();
            case "/broken" -> exchange.sendResponseHeaders(500, -1);
            default -> exchange.sendResponseHeaders(204, -1);
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

    @Test
    void whatArrivesIsSignedAsTheSpecificationSays() {
        Reply reply = webhooks("127.0.0.1/32").deliver(at("/hook"), SECRET, "msg_1", "{\"a\":1}");

        assertThat(reply).isInstanceOf(Reply.Taken.class);
        // openssl: printf 'msg_1.1700000000.{"a":1}' | openssl dgst -sha256 -hmac 01234567890123456789012345678901
        assertThat(received)
                .containsExactly(
                        "127.0.0.1 /hook msg_1 1700000000 v1,1l34d9U9bSaAVQFy2uVdg3CHHT+o7pMzi59Vrub2gOE= {\"a\":1}");
    }

    @Test
    void loopbackIsNotCalledUnlessAllowed() {
        assertThat(webhooks("10.0.0.0/8").deliver(at("/hook"), SECRET, "m", "{}"))
                .isInstanceOf(Reply.NotAllowed.class);
        assertThat(received).isEmpty();
    }

    @Test
    void aNameThatPointsElsewhereAMomentLaterGainsNothing() {
        Webhooks webhooks = webhooks(
                host -> new InetAddress[] {
                    InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
                },
                "127.0.0.1/32");
        URI hook = URI.create("http://hook.example:" + port() + "/hook");

        assertThat(webhooks.deliver(hook, SECRET, "m", "{}")).isInstanceOf(Reply.Taken.class);
        assertThat(lookups).hasValue(1);
        assertThat(webhooks.deliver(hook, SECRET, "m", "{}")).isInstanceOf(Reply.NotAllowed.class);
        assertThat(received).hasSize(1).allMatch(line -> line.startsWith("127.0.0.1 "));
    }

    @Test
    void oneForbiddenAddressAmongOthersSpoilsTheName() {
        Webhooks webhooks = webhooks(
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")},
                "127.0.0.1/32");

        assertThat(webhooks.deliver(URI.create("http://hook.example:" + port() + "/"), SECRET, "m", "{}"))
                .isInstanceOf(Reply.NotAllowed.class);
    }

    @Test
    void redirectsLeadNowhere() {
        assertThat(webhooks("127.0.0.0/8").deliver(at("/away"), SECRET, "m", "{}"))
                .isEqualTo(new Reply.Failed("Answered with status 307"));
        assertThat(received).hasSize(1);
    }

    @Test
    void whoAnswersTooMuchOrNotAtAllHoldsNobodyUp() {
        assertThat(webhooks("127.0.0.1").deliver(at("/long"), SECRET, "m", "{}"))
                .isEqualTo(new Reply.Failed("The answer is too long"));
        long before = System.nanoTime();
        assertThat(hurried(InetAddress::getAllByName).deliver(at("/silent"), SECRET, "m", "{}"))
                .isInstanceOf(Reply.Failed.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(webhooks("127.0.0.1").deliver(at("/broken"), SECRET, "m", "{}"))
                .isEqualTo(new Reply.Failed("Answered with status 500"));
    }

    @Test
    void aNameThatIsFoundAfterTheCallWasGivenUpIsNoFault() {
        Webhooks webhooks = hurried(host -> {
            givenUp();
            return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });

        assertThat(webhooks.deliver(URI.create("http://hook.example:" + port() + "/"), SECRET, "m", "{}"))
                .isEqualTo(new Reply.Failed("No answer in time"));
        assertThat(received).isEmpty();
    }

    /** Calls are given up by the same executor, in the order in which they are due. */
    private static void givenUp() {
        CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(HURRY.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hook.example/",
                "file:///etc/passwd",
                "gopher://hook.example/",
                "https://user:secret@hook.example/",
                "https://hook.example/#part",
                "https:///path",
                "mailto:a@b.example",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://127.1/",
                "http://0/",
                "http://2130706433/",
                "http://0x7f.0.0.1/",
                "http://017700000001/",
                "http://169.254.169.254/latest/meta-data"
            })
    void tricksOfWritingAnAddressGainNothing(String address) {
        Webhooks webhooks = webhooks(InetAddress::getAllByName, "10.9.9.9");

        Reply reply = webhooks.deliver(URI.create(address), SECRET, "m", "{}");

        // where a way of writing is not understood at all, there is no such host
        assertThat(reply).isIn(refusals(address));
        assertThat(received).isEmpty();
    }

    private static List<Reply> refusals(String address) {
        return List.of(
                new Reply.NotAllowed("Not an address that may be called"),
                new Reply.NotAllowed(URI.create(address).getHost() + " leads to an address that may not be called"),
                new Reply.Failed("No answer: UnknownHostException"));
    }

    @Test
    void plainHttpHasToBeAllowed() {
        var http = new OutboundHttp(settings(false, "127.0.0.1"), InetAddress::getAllByName);

        assertThat(new Webhooks(http, CLOCK).deliver(at("/hook"), SECRET, "m", "{}"))
                .isInstanceOf(Reply.NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "whsec_!!"})
    void weakSecretsAreRefusedAtTheStart(String secret) {
        assertThatThrownBy(() -> WebhookSecret.valueOf(secret)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretDoesNotShowItself() {
        assertThat(SECRET).hasToString("whsec_***");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private int port() {
        return receiver.getAddress().getPort();
    }

    private static Webhooks webhooks(String... allowed) {
        return webhooks(InetAddress::getAllByName, allowed);
    }

    private static Webhooks webhooks(CheckedAddresses.Lookup lookup, String... allowed) {
        return new Webhooks(new OutboundHttp(settings(true, allowed), lookup), CLOCK);
    }

    private static Webhooks hurried(CheckedAddresses.Lookup lookup) {
        var settings = new OutboundSettings(Set.of("127.0.0.1"), true, HURRY, HURRY, DataSize.ofKilobytes(64));
        return new Webhooks(new OutboundHttp(settings, lookup), CLOCK);
    }

    private static OutboundSettings settings(boolean plainHttp, String... allowed) {
        return new OutboundSettings(Set.of(allowed), plainHttp, PATIENCE, PATIENCE, DataSize.ofKilobytes(64));
    }
}
