package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.outbound.Loopback;
import io.plimsoll.outbound.Strongbox;
import io.plimsoll.outbound.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of what a channel answers, or does not. */
class ChannelPostTests {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final long NOW = 1_700_000_000;
    private static final Strongbox BOX = Loopback.strongbox("0123456789abcdef0123456789abcdef");
    private static final ChannelMessage MESSAGE = new ChannelMessage(
            "0192-a", "reminder-told", "harbor", null, "Reminded", "Hello", "https://p.example/", Instant.EPOCH);

    private ChannelReceiver receiver;
    private ChannelPost post;

    @BeforeEach
    void start() throws IOException {
        receiver = new ChannelReceiver();
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        post = new ChannelPost(BOX, Loopback.rest(), Loopback.webhooks(clock));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    static ChannelPost.Sealed sealed(String channel, ChannelKind kind, String url) {
        return new ChannelPost.Sealed(
                channel,
                kind,
                BOX.close(url, ChannelPost.owner(channel, "url")),
                kind == ChannelKind.WEBHOOK ? BOX.close(SECRET, ChannelPost.owner(channel, "secret")) : "");
    }

    private Delivery send(ChannelKind kind, String url) {
        return post.send(sealed("c-1", kind, url), MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTakenIsSent(ChannelKind kind) {
        assertThat(send(kind, receiver.at("/200/T1"))).isEqualTo(new Delivery.Accepted());
        assertThat(send(kind, receiver.at("/202"))).isEqualTo(new Delivery.Accepted());

        assertThat(receiver.heard())
                .extracting(ChannelReceiver.Heard::path, ChannelReceiver.Heard::body)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/200/T1", ChannelBodies.of(kind, MESSAGE)),
                        org.assertj.core.groups.Tuple.tuple("/202", ChannelBodies.of(kind, MESSAGE)));
        assertThat(receiver.heard().get(0).header("Content-type")).startsWith("application/json");
    }

    @Test
    void aWebhookIsSignedWithItsOwnSecretUnderTheSameIdAtEveryTry() {
        send(ChannelKind.WEBHOOK, receiver.at("/503"));
        send(ChannelKind.WEBHOOK, receiver.at("/200"));

        assertThat(receiver.heard()).hasSize(2).allSatisfy(heard -> {
            assertThat(heard.header("Webhook-id")).isEqualTo("0192-a");
            assertThat(heard.header("Webhook-timestamp")).isEqualTo(String.valueOf(NOW));
            assertThat(heard.header("Webhook-signature"))
                    .isEqualTo(Loopback.signature(
                            WebhookSecret.valueOf(SECRET),
                            "0192-a",
                            NOW,
                            heard.body().getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void chatsGetNoSignature() {
        send(ChannelKind.SLACK, receiver.at("/200"));

        assertThat(receiver.heard().get(0).headers()).doesNotContainKey("Webhook-signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503})
    void whoIsAwayOrBusyIsTriedAgain(int status) {
        assertThat(send(ChannelKind.SLACK, receiver.at("/" + status)))
                .isEqualTo(new Delivery.Deferred("Answered with status " + status));
    }

    @Test
    void whoAsksToWaitIsHeard() {
        assertThat(send(ChannelKind.TEAMS, receiver.at("/429")))
                .isEqualTo(new Delivery.Deferred("Answered with status 429", Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 401, 403, 404, 410})
    void whatIsRefusedIsRefusedForGood(int status) {
        assertThat(send(ChannelKind.TEAMS, receiver.at("/" + status)))
                .isEqualTo(new Delivery.Refused("Answered with status " + status, false));
        assertThat(receiver.heard()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SLACK,Unknown", "TEAMS,Unknown", "WEBHOOK,Deferred"})
    void silenceAfterAllWasSentIsUnknownInAChatAndTriedAgainWhereIdsAreKept(ChannelKind kind, String outcome) {
        Delivery result = send(kind, receiver.at("/silent"));

        assertThat(result.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(receiver.heard()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void silenceBeforeThatIsTriedAgain(ChannelKind kind) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            // nobody answers the greeting of TLS, so nothing of ours has left
            assertThat(send(kind, "https://127.0.0.1:" + silent.getLocalPort() + "/hook"))
                    .isInstanceOf(Delivery.Deferred.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensItIsTriedAgain(ChannelKind kind) {
        String gone = receiver.at("/200");
        receiver.close();

        assertThat(send(kind, gone)).isInstanceOf(Delivery.Deferred.class);
    }

    @Test
    void anAddressInOurNetworkIsNotCalled() {
        assertThat(send(ChannelKind.SLACK, "http://10.0.0.1/hook"))
                .isEqualTo(new Delivery.Refused("10.0.0.1 leads to an address that may not be called", false));
    }

    @Test
    void whatWasSealedForAnotherChannelOrKeyIsNotUsed() {
        ChannelPost.Sealed one = sealed("c-1", ChannelKind.SLACK, receiver.at("/200"));
        var moved = new ChannelPost.Sealed("c-2", one.kind(), one.url(), one.secret());

        assertThat(post.send(moved, MESSAGE)).isInstanceOf(Delivery.Refused.class);
        assertThat(new ChannelPost(
                                Loopback.strongbox("another key of thirty-two signs!"),
                                Loopback.rest(),
                                Loopback.webhooks(Clock.systemUTC()))
                        .send(one, MESSAGE))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void noReasonTellsTheAddress() {
        for (String path : new String[] {"/404/secret", "/500/secret", "/silent/secret"}) {
            assertThat(send(ChannelKind.SLACK, receiver.at(path)).toString()).doesNotContain("secret");
        }
    }
}
