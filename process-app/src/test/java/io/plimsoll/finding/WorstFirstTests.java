package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorstFirstTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 99, 100, 200})
    void pagesShowAllOnceInTheirOrder(int most) {
        List<Failure> all = hundred();
        List<Failure> paged = new ArrayList<>();
        String cursor = null;
        do {
            var page = WorstFirst.ofResults(most, cursor);
            Collections.shuffle(all, new Random(most));
            all.forEach(page::add);
            assertThat(page.first()).hasSizeLessThanOrEqualTo(most);
            paged.addAll(page.first());
            cursor = page.next();
        } while (cursor != null);

        all.sort(Failure.WORST_FIRST);
        assertThat(paged.stream().map(Failure::key))
                .containsExactlyElementsOf(all.stream().map(Failure::key).toList());
    }

    @Test
    void anAssetThatFailsManyChecksTakesOnePlace() {
        var first = WorstFirst.ofAssets(2);
        first.add(failure(1, "web", Severity.LOW));
        first.add(failure(2, "db", Severity.MEDIUM));
        first.add(failure(3, "mail", Severity.MEDIUM));
        first.add(failure(4, "web", Severity.CRITICAL));
        first.add(failure(5, "web", Severity.HIGH));
        first.add(failure(6, "db", null));

        assertThat(first.first()).extracting(Failure::asset).containsExactly("web", "mail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "####", "aGlnaCB4IHkgeg", "bG93"})
    void aCursorThatIsNotOursIsBehindEverything(String foreign) {
        var page = WorstFirst.ofResults(10, foreign);
        hundred().forEach(page::add);

        assertThat(page.first()).isEmpty();
        assertThat(page.next()).isNull();
    }

    private static List<Failure> hundred() {
        List<Failure> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(failure(i, "PC " + i % 40, i % 5 == 4 ? null : Severity.values()[i % 4]));
        }
        return all;
    }

    private static Failure failure(int key, String asset, Severity reported) {
        return new Failure("%064x".formatted(key), "rmm", asset, reported, NOON.plusSeconds(key % 3), null);
    }
}
