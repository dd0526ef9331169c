package io.plimsoll.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LimitsTests {

    private final Hand clock = new Hand();
    private final Rate plenty = Rate.valueOf("1000/1m");
    private final Limits limits = new Limits(
            new LimitSettings(plenty, plenty, Rate.valueOf("3/1m"), plenty, Rate.valueOf("2/30s"), plenty, plenty, 100),
            clock);

    @Test
    void whoAsksTooMuchIsToldWhenToComeBackAndMayThenGoOn() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.count(Limit.SIGN_IN, "192.0.2.1")).isEmpty();
        }
        var refusal = limits.count(Limit.SIGN_IN, "192.0.2.1").orElseThrow();
        assertThat(refusal.retryAfter()).isBetween(20L, 21L);

        clock.pass(Duration.ofSeconds(refusal.retryAfter()));

        assertThat(limits.count(Limit.SIGN_IN, "192.0.2.1")).isEmpty();
        assertThat(limits.count(Limit.SIGN_IN, "192.0.2.1")).isPresent();
    }

    @Test
    void nobodyPaysForAnotherAndNoLimitForAnother() {
        IntStream.range(0, 5).forEach(i -> limits.count(Limit.SIGN_IN, "192.0.2.1"));

        assertThat(limits.count(Limit.SIGN_IN, "192.0.2.2")).isEmpty();
        assertThat(limits.count(Limit.UPLOAD, "192.0.2.1")).isEmpty();
    }

    @Test
    void aFloodIsNewsOnceAMinute() {
        IntStream.range(0, 3).forEach(i -> limits.count(Limit.SIGN_IN, "192.0.2.1"));

        assertThat(limits.count(Limit.SIGN_IN, "192.0.2.1").orElseThrow().news())
                .isTrue();
        assertThat(IntStream.range(0, 1000).filter(i -> limits.count(Limit.SIGN_IN, "192.0.2.1")
                        .orElseThrow()
                        .news()))
                .isEmpty();
        clock.pass(Duration.ofMinutes(1));
        IntStream.range(0, 3).forEach(i -> limits.count(Limit.SIGN_IN, "192.0.2.1"));
        assertThat(limits.count(Limit.SIGN_IN, "192.0.2.1").orElseThrow().news())
                .isTrue();
    }

    @Test
    void addressesThatChangeAtWillDoNotFillTheMemory() {
        IntStream.range(0, 20_000).forEach(i -> limits.count(Limit.ADDRESS, "host-" + i));

        assertThat(limits.tracked()).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:aaaa:bbbb:cccc:dddd, 2001:db8:1:2",
        "2001:db8:1:2:1:1:1:1%eth0, 2001:db8:1:2",
        "0:0:0:0:0:0:0:1, 0:0:0:0"
    })
    void aNetworkOfOneSubscriberCountsAsOne(String address, String subscriber) {
        assertThat(Address.subscriber(address)).isEqualTo(subscriber);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /imports, upload",
        "POST, /api/v1/clients/harbor/scans, upload",
        "GET, /imports, other",
        "POST, /tasks/7/answer, answer",
        "POST, /api/v1/tasks/7/complete, answer",
        "POST, /api/v1/tasks/7/claim, other",
        "GET, /oauth2/authorization/plimsoll, sign-in",
        "POST, /issuer/login, sign-in",
        "POST, /issuer/oauth2/token, sign-in",
        "POST, /logout/connect/back-channel/plimsoll, back-channel",
        "GET, /assets/app.js, asset",
        "GET, /assets, other",
        "GET, /cases, other"
    })
    void eachRequestIsOfOneKind(String method, String path, String kind) {
        var request = new MockHttpServletRequest(method, path);

        assertThat(Asked.isUpload(request)).isEqualTo(kind.equals("upload"));
        assertThat(Asked.isAnswer(request)).isEqualTo(kind.equals("answer"));
        assertThat(Asked.isSignIn(request)).isEqualTo(kind.equals("sign-in"));
        assertThat(Asked.isBackChannel(request)).isEqualTo(kind.equals("back-channel"));
        assertThat(Asked.isAsset(request)).isEqualTo(kind.equals("asset"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600", "0/1m", "5/0s", "-5/1m", "5/-1m", "many/1m", "5/soon"})
    void whatIsNoRateIsRefusedAtTheStart(String written) {
        assertThatThrownBy(() -> Rate.valueOf(written)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-11-26T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
