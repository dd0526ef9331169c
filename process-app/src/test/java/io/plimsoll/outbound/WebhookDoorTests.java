package io.plimsoll.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDoorTests {

    private static final long NOW = 1_700_000_000;
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final WebhookSecret SECRET =
            WebhookSecret.valueOf("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final WebhookSecret OTHER =
            WebhookSecret.valueOf("whsec_MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private final WebhookDoor door = new WebhookDoor(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    private boolean opens(@Nullable String id, @Nullable String timestamp, @Nullable String signature) {
        return door.isGenuine(SECRET, id, timestamp, signature, BODY);
    }

    @Test
    void whatIsSignedNowWithTheSecretIsGenuine() {
        assertThat(opens("msg_1", "1700000000", SECRET.sign("msg_1", NOW, BODY)))
                .isTrue();
    }

    @Test
    void whileASecretIsChangedOneOfTwoSignaturesWillDo() {
        String both = OTHER.sign("msg_1", NOW, BODY) + " " + SECRET.sign("msg_1", NOW, BODY);

        assertThat(opens("msg_1", "1700000000", both)).isTrue();
    }

    @Test
    void aSignatureOfAnotherSecretIdTimeOrBodyIsNone() {
        assertThat(opens("msg_1", "1700000000", OTHER.sign("msg_1", NOW, BODY))).isFalse();
        assertThat(opens("msg_1", "1700000000", SECRET.sign("msg_2", NOW, BODY)))
                .isFalse();
        assertThat(opens("msg_1", "1700000000", SECRET.sign("msg_1", NOW + 1, BODY)))
                .isFalse();
        assertThat(opens("msg_1", "1700000000", SECRET.sign("msg_1", NOW, new byte[0])))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, Integer.MAX_VALUE})
    void whatWasRecordedEarlierOrIsOfTheFutureIsRefusedThoughItIsSigned(long off) {
        long then = NOW + off;

        assertThat(opens("msg_1", String.valueOf(then), SECRET.sign("msg_1", then, BODY)))
                .isFalse();
    }

    @Test
    void whatIsMissingOrMalformedIsRefused() {
        String right = SECRET.sign("msg_1", NOW, BODY);

        assertThat(opens(null, "1700000000", right)).isFalse();
        assertThat(opens("msg_1", null, right)).isFalse();
        assertThat(opens("msg_1", "1700000000", null)).isFalse();
        assertThat(opens("msg_1", "1700000000", "")).isFalse();
        assertThat(opens("msg_1", "-1700000000", right)).isFalse();
        assertThat(opens("msg_1", "99999999999999999999", right)).isFalse();
        assertThat(opens("msg_1", "1700000000", "v1a," + right)).isFalse();
        assertThat(opens("x".repeat(201), "1700000000", SECRET.sign("x".repeat(201), NOW, BODY)))
                .isFalse();
    }
}
