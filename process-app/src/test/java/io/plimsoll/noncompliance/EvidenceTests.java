package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.standard.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTests {

    private static final Evidence SIGNED = new Evidence(Map.of("db", Severity.MEDIUM, "web", Severity.HIGH));

    @Test
    void aNewAssetIsWorse() {
        assertThat(new Evidence(Map.of("db", Severity.MEDIUM, "mail", Severity.LOW)).isWorseThan(SIGNED))
                .isTrue();
    }

    @Test
    void aRaisedSeverityIsWorse() {
        assertThat(new Evidence(Map.of("db", Severity.HIGH)).isWorseThan(SIGNED))
                .isTrue();
    }

    @Test
    void theSameFewerOrMilderIsNotWorse() {
        assertThat(SIGNED.isWorseThan(SIGNED)).isFalse();
        assertThat(new Evidence(Map.of("web", Severity.LOW)).isWorseThan(SIGNED))
                .isFalse();
        assertThat(new Evidence(Map.of()).isWorseThan(SIGNED)).isFalse();
    }

    @Test
    void ofAnAssetThatFailsSeveralChecksTheWorstCounts() {
        Evidence evidence = Evidence.of(
                List.of(
                        Given.failing("db", Severity.LOW),
                        Given.failing("db", Severity.CRITICAL),
                        Given.failing("web", null)),
                Severity.MEDIUM);

        assertThat(evidence.assets())
                .containsOnly(Map.entry("db", Severity.CRITICAL), Map.entry("web", Severity.MEDIUM));
    }

    @Test
    void comesBackFromItsColumnAsItWas() {
        EvidenceColumn column = new EvidenceColumn();

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(SIGNED)))
                .isEqualTo(SIGNED);
    }
}
