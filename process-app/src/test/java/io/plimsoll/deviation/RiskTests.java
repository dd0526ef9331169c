package io.plimsoll.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTests {

    @ParameterizedTest
    @CsvSource({
        "1, 1, low",
        "2, 2, low",
        "1, 5, medium",
        "3, 3, medium",
        "2, 5, high",
        "3, 4, high",
        "3, 5, very high",
        "5, 5, very high"
    })
    void hasTheBandOfItsValue(int likelihood, int impact, String word) {
        assertThat(new Risk(likelihood, impact).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "6, 1", "1, 6"})
    void knowsNoPlaceOutsideTheMatrix(int likelihood, int impact) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Risk(likelihood, impact));
    }

    @Test
    void saysWhatItIsMadeOf() {
        assertThat(new Risk(3, 4).text()).isEqualTo("high (12 of 25: likelihood 3 × impact 4)");
    }
}
