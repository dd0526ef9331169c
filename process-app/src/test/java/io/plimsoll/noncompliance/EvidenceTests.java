package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.standard.Severity;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTests {

    private static final Evidence SIGNED = named("{\"db\": \"MEDIUM\", \"web\": \"HIGH\"}");

    @Test
    void aNewAssetIsWorse() {
        assertThat(named("{\"db\": \"MEDIUM\", \"mail\": \"LOW\"}").isWorseThan(SIGNED))
                .isTrue();
    }

    @Test
    void aRaisedSeverityIsWorse() {
        assertThat(named("{\"db\": \"HIGH\"}").isWorseThan(SIGNED)).isTrue();
        assertThat(named("{\"db\": \"CRITICAL\", \"web\": \"HIGH\"}").isWorseThan(SIGNED))
                .isTrue();
    }

    @Test
    void theSameFewerOrMilderIsNotWorse() {
        assertThat(SIGNED.isWorseThan(SIGNED)).isFalse();
        assertThat(named("{\"web\": \"LOW\"}").isWorseThan(SIGNED)).isFalse();
        assertThat(named("{}").isWorseThan(SIGNED)).isFalse();
    }

    @Test
    void ofAnAssetThatFailsSeveralChecksTheWorstCounts() {
        var seen = new Evidence.Builder();
        seen.add("db", Severity.LOW).add("db", Severity.CRITICAL).add("db");
        seen.add("web").add("web", Severity.LOW);

        assertThat(seen.build(Severity.MEDIUM)).isEqualTo(named("{\"db\": \"CRITICAL\", \"web\": \"MEDIUM\"}"));
        assertThat(seen.build(Severity.HIGH)).isEqualTo(named("{\"db\": \"CRITICAL\", \"web\": \"HIGH\"}"));
    }

    @Test
    void whatFallsShorterThanItDidIsWorse() {
        Evidence then = falling(3, 8);

        assertThat(falling(3.5, 8).isWorseThan(then)).isTrue();
        assertThat(falling(3, 9).isWorseThan(then)).isTrue();
        assertThat(falling(3, 8).isWorseThan(then)).isFalse();
        assertThat(falling(2, 0).isWorseThan(then)).isFalse();
        assertThat(falling(99, 99).isWorseThan(SIGNED)).isFalse();
        assertThat(SIGNED.isWorseThan(then)).isFalse();
        assertThat(Evidence.ofBytes(then.bytes())).isEqualTo(then).isNotEqualTo(SIGNED);
    }

    private static Evidence falling(double db, double web) {
        return new Evidence.Builder()
                .add("db", Severity.MEDIUM)
                .addShortfall("db", db)
                .add("web", Severity.HIGH)
                .addShortfall("web", web)
                .addShortfall("web", 0.5)
                .build(Severity.LOW);
    }

    @Test
    void knowsWhichAssetsItCovers() {
        assertThat(SIGNED.covers("db")).isTrue();
        assertThat(SIGNED.covers("web")).isTrue();
        assertThat(SIGNED.covers("mail")).isFalse();
        assertThat(named("{}").covers("db")).isFalse();
    }

    @Test
    void comesBackFromItsColumnAsItWas() {
        EvidenceColumn column = new EvidenceColumn();

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(SIGNED)))
                .isEqualTo(SIGNED);
        assertThatIllegalStateException()
                .isThrownBy(() -> column.convertToEntityAttribute(new byte[] {9}))
                .withMessageContaining("not known");
    }

    @Test
    void aMillionAssetsTakeEightBytesEachAndOneWorseOfThemIsFound() {
        Evidence then = million(-1);

        assertThat(then.size()).isEqualTo(1_000_000);
        assertThat(then.bytes()).hasSize(8_000_001);
        assertThat(million(-1).isWorseThan(then)).isFalse();
        assertThat(million(777_777).isWorseThan(then)).isTrue();
        assertThat(then.isWorseThan(million(777_777))).isFalse();
    }

    private static Evidence million(int worse) {
        var seen = new Evidence.Builder();
        IntStream.range(0, 1_000_000)
                .forEach(i -> seen.add("PC-" + i, i == worse ? Severity.CRITICAL : Severity.values()[1 + i % 3]));
        return seen.build(Severity.LOW);
    }

    private static Evidence named(String json) {
        return NamedEvidence.read(json);
    }
}
