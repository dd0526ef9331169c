package io.plimsoll.client.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.client.ServiceGateway.GatewayAnswer.UnderWay;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.client.gateway.FarSystem.Asked;
import io.plimsoll.client.gateway.FarSystem.Said;
import io.plimsoll.outbound.Loopback;
import io.plimsoll.outbound.WebhookSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookGatewayTests {

    private static final long NOW = 1_700_000_000;
    private static final WebhookSecret SECRET =
            WebhookSecret.valueOf("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final GatewayOrder ORDER = SomeOrder.of(Action.PAUSE);

    private FarSystem system;
    private WebhookGateway gateway;

    @BeforeEach
    void start() throws IOException {
        system = new FarSystem();
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        gateway =
                new WebhookGateway(Loopback.webhooks(clock), new GatewaySettings.Webhook(system.at("/orders"), SECRET));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void anOrderIsSignedAndItsIdIsItsKey() {
        system.answers(200, "{\"state\":\"done\",\"reference\":\"R-1\"}");

        assertThat(gateway.carryOut(ORDER)).isEqualTo(new GatewayAnswer.Done("R-1"));
        Asked asked = system.asked().get(0);
        assertThat(asked.header("webhook-id")).isEqualTo("hold-1:PAUSE");
        assertThat(asked.header("webhook-signature"))
                .isEqualTo(Loopback.signature(
                        SECRET, "hold-1:PAUSE", NOW, asked.body().getBytes(StandardCharsets.UTF_8)));
        JsonNode body = new JsonMapper().readTree(asked.body());
        assertThat(body.path("type").asString()).isEqualTo("service.pause");
        assertThat(body.path("data").path("service").asString())
                .isEqualTo(ORDER.service().name());
        assertThat(body.path("data").path("case").asString()).isEqualTo("NC-2026-000123");
        assertThat(body.has("admin")).isFalse();
    }

    @Test
    void anOrderThatIsSentTwiceHasTheSameId() {
        system.answers(200, "{\"state\":\"done\",\"reference\":\"R-1\"}");
        gateway.carryOut(ORDER);
        gateway.carryOut(ORDER);

        assertThat(system.asked()).hasSize(2).allMatch(asked -> asked.header("webhook-id")
                .equals("hold-1:PAUSE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"state\":\"accepted\"}"})
    void whatIsAcceptedIsUnderWay(String body) {
        system.answers(202, body);

        assertThat(gateway.carryOut(ORDER)).isEqualTo(new UnderWay("", ""));
    }

    @Test
    void whereAStatusCanBeAskedItIs() {
        system.answers(202, "{\"reference\":\"R-2\",\"status\":\"/orders/2\"}");
        UnderWay taken = (UnderWay) gateway.carryOut(ORDER);
        assertThat(taken).isEqualTo(new UnderWay("R-2", system.at("/orders/2").toString()));

        system.answers(200, "{\"state\":\"accepted\"}");
        assertThat(gateway.ask(ORDER, taken)).isEqualTo(taken);
        system.answers(200, "{\"state\":\"done\",\"reference\":\"R-2\"}");
        assertThat(gateway.ask(ORDER, taken)).isEqualTo(new GatewayAnswer.Done("R-2"));
        system.answers(200, "{\"state\":\"refused\",\"reason\":\"No licence\"}");
        assertThat(gateway.ask(ORDER, taken)).isEqualTo(new GatewayAnswer.Refused("No licence"));
        Asked asked = system.asked().get(1);
        assertThat(asked.method() + " " + asked.path()).isEqualTo("GET /orders/2");
        assertThat(asked.header("webhook-signature"))
                .isEqualTo(Loopback.signature(SECRET, "hold-1:PAUSE", NOW, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/orders",
                "http://169.254.169.254/latest",
                "//elsewhere.example/orders",
                "file:///etc/passwd",
                "http://127.0.0.1@elsewhere.example/",
                "not an address"
            })
    void aStatusElsewhereIsNotAsked(String status) {
        system.answers(202, "{\"status\":\"" + status + "\"}");

        assertThat(gateway.carryOut(ORDER)).isEqualTo(new UnderWay("", ""));
    }

    @ParameterizedTest
    @CsvSource({"409", "422"})
    void aRefusalHasAReason(int status) {
        system.answers(status, "{\"reason\":\"Change freeze\"}");
        assertThat(gateway.carryOut(ORDER)).isEqualTo(new GatewayAnswer.Refused("Change freeze"));

        system.answers(status, "");
        assertThat(gateway.carryOut(ORDER)).isEqualTo(new GatewayAnswer.Refused("No reason was given"));
    }

    @ParameterizedTest
    @CsvSource({
        "500,''",
        "503,''",
        "404,''",
        "401,''",
        "301,''",
        "200,''",
        "200,<html>",
        "200,'{\"state\":\"perhaps\"}'"
    })
    void whateverElseIsAnsweredIsTriedAgain(int status, String body) {
        system.answers(status, body);

        assertThatThrownBy(() -> gateway.carryOut(ORDER)).isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void silenceIsTriedAgainAndDoesNotLast() {
        system.isSilent();

        assertThatThrownBy(() -> gateway.carryOut(ORDER)).isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void aReceiverThatHasHeardTheOrderBeforeSaysTheSameAgain() {
        system.answers(request ->
                new Said(system.asked().size() == 1 ? 500 : 200, "{\"state\":\"done\",\"reference\":\"R-1\"}"));
        assertThatThrownBy(() -> gateway.carryOut(ORDER)).isInstanceOf(GatewayUnavailable.class);

        assertThat(gateway.carryOut(ORDER)).isEqualTo(new GatewayAnswer.Done("R-1"));
    }
}
