package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckReferencesTests {

    @Test
    void deliveriesAddToWhatIsKnown() {
        Set<String> kept = CheckReferences.united(Set.of("cis:1"), Set.of("cis:2", "cis:1"));

        assertThat(kept).containsExactlyInAnyOrder("cis:1", "cis:2");
        assertThat(CheckReferences.united(kept, Set.of("cis:2"))).isSameAs(kept);
        assertThat(CheckReferences.of(CheckReferences.line(kept))).isEqualTo(kept);
        assertThat(CheckReferences.of(CheckReferences.line(Set.of()))).isEmpty();
    }

    @Test
    void whatWasThereFirstStaysWhenThereIsTooMuch() {
        Set<String> many = numbered("b:", 60);

        assertThat(CheckReferences.united(Set.of("z:1"), many)).hasSize(50).contains("z:1", "b:1", "b:10");
        assertThat(CheckReferences.united(CheckReferences.united(Set.of(), many), Set.of("a:1")))
                .hasSize(50)
                .doesNotContain("a:1");
    }

    @Test
    void whatDoesNotFitItsColumnIsLeftOut() {
        Set<String> kept = CheckReferences.united(Set.of(), numbered("x".repeat(150) + ":", 50));

        assertThat(CheckReferences.line(kept).length()).isBetween(3000, 4000);
        assertThat(CheckReferences.united(Set.of(), Set.of("a:1\n2", " "))).isEmpty();
    }

    private static Set<String> numbered(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + n).collect(Collectors.toSet());
    }
}
