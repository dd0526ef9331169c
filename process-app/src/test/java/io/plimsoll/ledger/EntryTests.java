package io.plimsoll.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTests {

    private static final Entry ENTRY = new Entry(
            "client:harbor",
            7,
            Instant.parse("2026-11-22T09:30:00Z"),
            "deviation-signed",
            "NC-2026-000123",
            "ab12",
            Map.of("validUntil", "2027-01-31", "assets", List.of("gr\u00fcn", "\ud83d\ude80"), "residual", 12.5),
            "cd34");

    /** Changing this text breaks every chain that exists. */
    private static final String GOLDEN =
            "{\"at\":\"2026-11-22T09:30:00.000Z\",\"by\":\"ab12\",\"chain\":\"client:harbor\","
                    + "\"event\":\"deviation-signed\",\"facts\":{\"assets\":[\"gr\u00fcn\",\"\ud83d\ude80\"],\"residual\":12.5,"
                    + "\"validUntil\":\"2027-01-31\"},\"prev\":\"cd34\",\"seq\":7,\"subject\":\"NC-2026-000123\"}";

    @Test
    void canonicalFormIsFixedForever() {
        assertThat(ENTRY.canonical()).isEqualTo(GOLDEN);
        assertThat(Sha256.hex(ENTRY.canonical()))
                .isEqualTo("7fb3c7d78067438b733ec24bac1c9fa81244ea12cf63542bc4a314b49118f9ae");
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(Entry.read(GOLDEN)).contains(ENTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"at\":1}", "{\"at\":\"noon\"}", "{"})
    void readsNothingFromForeignText(String text) {
        assertThat(Entry.read(text)).isEmpty();
    }
}
