package io.plimsoll.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningDemandTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final SigningDemand password = new SigningDemand(FIVE_MINUTES, "");
    private final SigningDemand secondFactor = new SigningDemand(FIVE_MINUTES, "2 3");

    @ParameterizedTest
    @CsvSource({"-61, false", "-60, true", "0, true", "299, true", "300, true", "301, false", "86400, false"})
    void signInHasToBeFresh(long secondsAgo, boolean fresh) {
        assertThat(password.isMetBy(signIn(NOW.minusSeconds(secondsAgo), "1"), NOW))
                .isEqualTo(fresh);
    }

    @Test
    void aTokenThatDoesNotSayWhenIsNotFresh() {
        assertThat(password.isMetBy(SignIn.none(), NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, true", "1, false", "0, false", "'', false", "'2 3', false", "22, false"})
    void levelHasToBeOneOfThoseAskedFor(String level, boolean enough) {
        assertThat(secondFactor.isMetBy(signIn(NOW, level), NOW)).isEqualTo(enough);
    }

    @Test
    void aStrongSignInThatIsOldWillNotDo() {
        assertThat(secondFactor.isMetBy(signIn(NOW.minusSeconds(301), "2"), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\", realm=\"x", "2  3", "2\n3"})
    void levelsAreWhatAHeaderCanCarry(String acr) {
        assertThatThrownBy(() -> new SigningDemand(FIVE_MINUTES, acr)).hasMessageContaining("plimsoll.signing.acr");
    }

    @Test
    void ageIsPositive() {
        assertThatThrownBy(() -> new SigningDemand(Duration.ZERO, "")).hasMessageContaining("max-age");
    }

    private static SignIn signIn(Instant at, String level) {
        return new SignIn(at, level, "", "", "");
    }
}
