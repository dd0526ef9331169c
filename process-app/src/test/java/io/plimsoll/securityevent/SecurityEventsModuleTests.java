package io.plimsoll.securityevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpServer;
import io.plimsoll.HeardEvents;
import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.ChainBroken;
import io.plimsoll.outbound.WebhookSecret;
import io.plimsoll.outbound.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class SecurityEventsModuleTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Autowired
    MockMvc http;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    EventOutbox outbox;

    @Autowired
    Webhooks webhooks;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient db;

    @Test
    void whatIsRefusedIsTold() throws Exception {
        try (HeardEvents heard = new HeardEvents()) {
            http.perform(get("/triage").with(SignedIn.session("watched-member", Role.CLIENT_MEMBER, "harbor")));
            http.perform(get("/api/v1/cases/NC-2000-000001")
                    .with(SignedIn.bearer("watched-analyst", Role.ANALYST, "harbor")));
            http.perform(post("/clients").with(SignedIn.session("watched-admin", Role.ADMINISTRATOR, "*")));
            http.perform(get("/cases;x=1"));

            assertThat(heard.of("watched-member")).containsExactly("access-denied GET /triage");
            assertThat(heard.of("watched-analyst")).containsExactly("not-visible GET /api/v1/cases/NC-2000-000001");
            assertThat(heard.of("watched-admin")).containsExactly("access-denied POST /clients");
            assertThat(heard.of("anonymous")).contains("malformed-request GET /cases;x=1");
        }
    }

    @Test
    void aBrokenLedgerRaisesTheAlarm() {
        try (HeardEvents heard = new HeardEvents()) {
            publisher.publishEvent(new ChainBroken("client-harbor", 7, Actor.system()));

            assertThat(heard.lines())
                    .filteredOn(line -> line.contains("client-harbor"))
                    .singleElement()
                    .asString()
                    .contains("\"class_uid\":2004", "\"severity\":\"Critical\"", "from entry 7");
        }
    }

    @Test
    void theWebhookGetsEachEventUntilItTakesIt() throws IOException {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger status = new AtomicInteger(503);
        HttpServer siem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        siem.createContext("/events", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        siem.start();
        String id = UUID.randomUUID().toString();
        try {
            outbox.add(id, "{}", NOON);

            assertThat(relay(siem, NOON).relayDue()).isZero();
            assertThat(waiting(id)).containsExactly("1 Answered with status 503");
            assertThat(relay(siem, NOON.plusSeconds(9)).relayDue()).isZero();
            assertThat(received).containsExactly(id);

            status.set(204);
            assertThat(relay(siem, NOON.plusSeconds(11)).relayDue()).isEqualTo(1);
            assertThat(received).containsExactly(id, id);
            assertThat(waiting(id)).isEmpty();
        } finally {
            siem.stop(0);
            outbox.remove(id);
        }
    }

    @Test
    void whatIsNeverTakenIsDroppedAtLast() throws IOException {
        HttpServer nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String id = UUID.randomUUID().toString();
        outbox.add(id, "{}", NOON);
        Instant at = NOON;
        nobody.createContext("/events", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        nobody.start();
        try {
            for (int i = 0; i < 3; i++) {
                relay(nobody, at).relayDue();
                at = at.plus(Duration.ofHours(2));
            }
            assertThat(waiting(id)).isEmpty();
        } finally {
            nobody.stop(0);
            outbox.remove(id);
        }
    }

    private EventRelay relay(HttpServer receiver, Instant at) {
        var webhook = new SecurityEventSettings.Webhook(
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/events"),
                WebhookSecret.valueOf("whsec_" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                3);
        return new EventRelay(
                outbox, webhooks, webhook, new TransactionTemplate(transactions), Clock.fixed(at, ZoneOffset.UTC));
    }

    private List<String> waiting(String id) {
        return db.sql("select attempts, last_error from security_event_outbox where id = ?")
                .params(id)
                .query((row, index) -> row.getInt(1) + " " + row.getString(2))
                .list();
    }
}
