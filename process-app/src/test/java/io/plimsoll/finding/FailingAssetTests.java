package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailingAssetTests {

    @ParameterizedTest
    @CsvSource({",''", "0, 0", "7.50, 7.5", "300, 300", "1e6, 1000000", "0.1, 0.1"})
    void aShortfallIsWrittenAsPeopleWriteIt(@Nullable Double shortfall, String written) {
        var one =
                new FailingAsset("db", "scanner", "c-1", "No copy", "", null, Instant.EPOCH, Instant.EPOCH, shortfall);

        assertThat(one.shortBy()).isEqualTo(written);
    }
}
