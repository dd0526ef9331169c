package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.EnforcedCases.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.HoldState;
import io.plimsoll.client.ServiceState;
import io.plimsoll.enforcement.PauseState;
import io.plimsoll.outbound.Loopback;
import io.plimsoll.outbound.WebhookSecret;
import io.plimsoll.process.EnforcedCases.Enforced;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Answers that a system sends by itself, over the door that takes them. */
@PlimsollTest
class GatewayAnswersModuleTests {

    /** As in the settings of the tests. */
    private static final WebhookSecret SECRET =
            WebhookSecret.valueOf("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private static final WebhookSecret OTHER =
            WebhookSecret.valueOf("whsec_MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private Enforced one;

    @BeforeEach
    void anOrderIsUnderWay() {
        one = beans.createBean(EnforcedCases.class).silent().pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.TAKING_TIME);
        one.live.fire(ORDERS);
    }

    private String key() {
        return db.sql("select order_key from service_order where case_number = ? and what = 'PAUSE'")
                .param(one.live.number.value())
                .query(String.class)
                .single();
    }

    private static String done(String key) {
        return "{\"order\":\"%s\",\"state\":\"done\",\"reference\":\"R-1\"}".formatted(key);
    }

    private int answered(String body) throws Exception {
        return answered(body, SECRET, clock.instant().getEpochSecond());
    }

    private int answered(String body, WebhookSecret secret, long at) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return mvc.perform(post("/api/v1/gateway/answers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("webhook-id", "msg_1")
                        .header("webhook-timestamp", at)
                        .header("webhook-signature", Loopback.signature(secret, "msg_1", at, bytes))
                        .content(bytes))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private void isUnderWay() {
        assertThat(one.holds()).containsExactly(HoldState.REQUESTED);
        assertThat(one.ledgered()).doesNotContain("gateway-carried-out", "gateway-refused");
    }

    @Test
    void anAnswerPausesOnceHoweverOftenItComes() throws Exception {
        assertThat(answered(done(key()))).isEqualTo(200);
        assertThat(answered(done(key()))).isEqualTo(200);
        one.live.fire(ORDERS);
        assertThat(answered(done(key()))).isEqualTo(200);

        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSED);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.PAUSED);
        assertThat(one.ledgered()).filteredOn("gateway-carried-out"::equals).hasSize(1);
    }

    @Test
    void aLateAnswerTakesTheReconciliationAway() throws Exception {
        one.live.fire("Timer_NothingHeard");
        assertThat(one.live.waitsAt()).containsExactly("UserTask_ReconcileGateway");

        assertThat(answered(done(key()))).isEqualTo(200);
        assertThat(one.live.waitsAt()).isEmpty();
        one.live.fire(ORDERS);
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSED);
    }

    @Test
    void aRefusalIsAPersonsToResolve() throws Exception {
        assertThat(answered("{\"order\":\"%s\",\"state\":\"refused\",\"reason\":\"No <b>licence\"}".formatted(key())))
                .isEqualTo(200);
        one.live.fire(ORDERS);

        assertThat(one.live.waitsAt()).containsExactly("UserTask_ResolvePauseRefusal");
        assertThat(one.pause().refusal()).isEqualTo("No <b>licence");
    }

    @Test
    void aRefusalOfAnEarlierTrySaysNothingOfTheOneThatRuns() throws Exception {
        String key = key();
        assertThat(answered("{\"order\":\"%s:7\",\"state\":\"refused\"}".formatted(key)))
                .isEqualTo(200);
        isUnderWay();

        assertThat(answered(done(key + ":7"))).isEqualTo(200);
        one.live.fire(ORDERS);
        assertThat(one.pause().state()).isEqualTo(PauseState.PAUSED);
    }

    @Test
    void whatIsNotSignedByTheSystemOrWasSignedLongAgoIsNotTaken() throws Exception {
        long now = clock.instant().getEpochSecond();

        assertThat(answered(done(key()), OTHER, now)).isEqualTo(401);
        assertThat(answered(done(key()), SECRET, now - 3600)).isEqualTo(401);
        assertThat(mvc.perform(post("/api/v1/gateway/answers")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(done(key())))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        isUnderWay();
    }

    @Test
    void whatMakesNoSenseChangesNothing() throws Exception {
        assertThat(answered("")).isEqualTo(400);
        assertThat(answered("[]")).isEqualTo(400);
        assertThat(answered("{\"order\":5,\"state\":\"done\"}")).isEqualTo(400);
        assertThat(answered("{\"order\":\"%s\",\"state\":\"perhaps\"}".formatted(key())))
                .isEqualTo(400);
        assertThat(answered(done("nobody:PAUSE"))).isEqualTo(404);
        assertThat(answered(done("x".repeat(5000)))).isEqualTo(404);
        isUnderWay();
    }

    /** The service runs again, and only now the system says that it has paused it. */
    @Test
    void aPauseThatComesAfterTheServiceWasGivenBackIsLookedInto() throws Exception {
        one.met();
        one.gateway(HELPDESK, DemoGatewayMode.WORKING);
        one.resumed();
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);

        assertThat(answered(done(key()))).isEqualTo(200);
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
        assertThat(one.holds()).isEmpty();
        assertThat(one.live.mailed()).contains("gateway-late");
        assertThat(one.ledgered()).contains("gateway-answered-too-late");
    }
}
