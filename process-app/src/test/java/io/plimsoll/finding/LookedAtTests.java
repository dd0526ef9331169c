package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookedAtTests {

    private static final Instant EARLY = Instant.parse("2026-11-01T00:00:00Z");

    private final LookedAt looked = new LookedAt();

    @Test
    void theLatestLookCountsAndOneThatSaidNothingSpoilsIt() {
        looked.judged(0, 0, EARLY.plusSeconds(5));
        looked.judged(0, 0, EARLY);
        looked.judged(0, 1, EARLY);
        looked.unsure(0, 1);
        looked.unsure(1, 0);

        assertThat(looked.surelyAt(0, 0)).isEqualTo(EARLY.plusSeconds(5));
        assertThat(looked.surelyAt(0, 1)).isNull();
        assertThat(looked.surelyAt(1, 0)).isNull();
        assertThat(looked.surelyAt(1, 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void knowsWhatAMapKnows(long seed) {
        var random = new Random(seed);
        Map<String, Instant> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            int account = random.nextInt(3000);
            int check = random.nextInt(20);
            Instant at = EARLY.plusSeconds(random.nextInt(1000));
            looked.judged(account, check, at);
            map.merge(account + "/" + check, at, (a, b) -> a.isAfter(b) ? a : b);
        }
        for (int account = 0; account < 3000; account++) {
            for (int check = 0; check < 20; check++) {
                assertThat(looked.surelyAt(account, check)).isEqualTo(map.get(account + "/" + check));
            }
        }
    }
}
